package dev.guillotine.contracts.event;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * Features of one cut and some rows of a split: a safetensors file with {@code features} (f32 or
 * f16, {@code [rows, dimension]}) and {@code indices} (i64, {@code [rows]}, positions in the
 * source's split).
 *
 * @param cut name of the cut point
 * @param split which part of the data
 * @param from the first of its rows in the split, from 0
 * @param rows samples
 * @param dimension width of one embedding
 * @param object the file
 */
public record FeatureShard(
    String cut, Split split, int from, int rows, int dimension, ObjectReference object) {
  public FeatureShard {
    Required.text("cut", cut);
    Required.present("split", split);
    Required.count("from", from);
    new IntegerRange("rows", 0, 1, Integer.MAX_VALUE).require(rows);
    new IntegerRange("dimension", 0, 1, Integer.MAX_VALUE).require(dimension);
    Required.present("object", object);
  }
}
