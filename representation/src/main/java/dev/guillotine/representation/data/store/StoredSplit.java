package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.specification.Split;
import java.nio.file.Path;

/**
 * One split of a stored set.
 *
 * @param split which part
 * @param size number of samples
 */
record StoredSplit(Split split, int size) {
  /** The file of its samples, one after another. */
  static Path samples(Path folder, Split split) {
    return folder.resolve(split.json() + ".samples");
  }

  /** The file of its targets. */
  static Path targets(Path folder, Split split) {
    return folder.resolve(split.json() + ".safetensors");
  }
}
