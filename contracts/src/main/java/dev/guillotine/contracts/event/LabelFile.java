package dev.guillotine.contracts.event;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.Required;

/**
 * Targets of one split: a safetensors file with a tensor for each task, under its name, row by row
 * those of the features. Classification: class numbers (i64, {@code [rows]}); multi-label: 0 or 1
 * (u8, {@code [rows, labels]}); regression and angles: numbers (f32, {@code [rows]}). They travel
 * with the data set, not with each cut's features.
 *
 * @param split which part of the data
 * @param object the file
 */
public record LabelFile(Split split, ObjectReference object) {
  public LabelFile {
    Required.present("split", split);
    Required.present("object", object);
  }
}
