package dev.guillotine.contracts.event;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.Required;

/**
 * Labels of one split: a safetensors file with {@code class} (i64, {@code [rows]}), row by row
 * those of the features. They travel with the data set, not with each cut's features.
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
