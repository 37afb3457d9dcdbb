package dev.guillotine.representation.data;

import java.io.IOException;
import java.nio.file.Path;

/** A data set is missing, not whole, or not in its format: reading it again won't help. */
public final class UnusableDataException extends IOException {
  /**
   * @param path file or folder that is at fault
   * @param problem what is wrong with it
   */
  public UnusableDataException(Path path, String problem) {
    this(path.toString(), problem);
  }

  /**
   * @param place that is at fault: a file, or an entry of an archive
   * @param problem what is wrong with it
   */
  public UnusableDataException(String place, String problem) {
    super(place + ": " + problem);
  }

  /**
   * @param file that is at fault
   * @param offset of the byte (after decompression) at which it goes wrong
   * @param found what is there
   * @param expected what should be
   */
  public UnusableDataException(Path file, long offset, String found, String expected) {
    this(file.toString(), offset, found, expected);
  }

  /**
   * @param place that is at fault: a file, or an entry of an archive
   * @param offset of the byte (after decompression) at which it goes wrong
   * @param found what is there
   * @param expected what should be
   */
  public UnusableDataException(String place, long offset, String found, String expected) {
    this(place, "byte %d: found %s, expected %s".formatted(offset, found, expected));
  }
}
