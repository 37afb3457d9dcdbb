package dev.guillotine.representation.data;

import java.io.IOException;
import java.nio.file.Path;

/** A data set is missing, not whole, or not in its format: reading it again won't help. */
public final class UnusableDataException extends IOException {
  /**
   * @param path file or folder that is at fault
   * @param problem what is wrong with it
   */
  UnusableDataException(Path path, String problem) {
    super(path + ": " + problem);
  }

  /**
   * @param file that is at fault
   * @param offset of the byte (after decompression) at which it goes wrong
   * @param found what is there
   * @param expected what should be
   */
  UnusableDataException(Path file, long offset, String found, String expected) {
    this(file, "byte %d: found %s, expected %s".formatted(offset, found, expected));
  }
}
