package dev.guillotine.representation.data;

import java.io.IOException;

/** A data set is missing, not whole, or not in its format: reading it again won't help. */
public final class UnusableDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem what is wrong, in full
   */
  public UnusableDataException(String problem) {
    super(problem);
  }

  /**
   * @param place file or folder that is at fault
   * @param problem what is wrong with it
   */
  public UnusableDataException(Object place, String problem) {
    super(place + ": " + problem);
  }

  /**
   * @param file that is at fault
   * @param offset of the byte (after decompression) at which it goes wrong
   * @param found what is there
   * @param expected what should be
   */
  public UnusableDataException(Object file, long offset, String found, String expected) {
    this(file, "byte %d: found %s, expected %s".formatted(offset, found, expected));
  }

  /** The same problem, and where it was met. */
  public UnusableDataException at(Object place) {
    UnusableDataException located = new UnusableDataException(place, getMessage());
    located.initCause(this);
    return located;
  }
}
