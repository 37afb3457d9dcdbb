package dev.guillotine.representation.data;

import dev.guillotine.contracts.specification.DataSource;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the images that a specification names. */
public final class DataSets {
  private DataSets() {}

  /**
   * Opens a set; the caller closes it.
   *
   * @throws UnusableDataException if the set is missing, not whole, or not in its format
   * @throws IOException if reading failed
   */
  public static ImageSet open(DataSource source) throws IOException {
    if (source instanceof DataSource.Objects objects) {
      return new ObjectImageSet(objects);
    }
    if (source instanceof DataSource.Idx idx) {
      return IdxReader.read(Path.of(idx.path()));
    }
    if (source instanceof DataSource.Cifar10 cifar10) {
      return Cifar10Reader.read(Path.of(cifar10.path()));
    }
    throw new IllegalArgumentException("no reader for " + source);
  }
}
