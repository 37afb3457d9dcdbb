package dev.guillotine.contracts.event;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * Features of one cut and split: a safetensors file with {@code features} (f32, {@code [rows,
 * dimension]}) and {@code indices} (i64, {@code [rows]}, positions in the split).
 *
 * @param cut name of the cut point
 * @param split which part of the data
 * @param rows samples
 * @param dimension width of one embedding
 * @param object the file
 */
public record FeatureShard(
    String cut, Split split, int rows, int dimension, ObjectReference object) {
  public FeatureShard {
    Required.text("cut", cut);
    Required.present("split", split);
    new IntegerRange("rows", 0, 1, Integer.MAX_VALUE).require(rows);
    new IntegerRange("dimension", 0, 1, Integer.MAX_VALUE).require(dimension);
    Required.present("object", object);
  }
}
