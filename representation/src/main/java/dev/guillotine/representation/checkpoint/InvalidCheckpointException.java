package dev.guillotine.representation.checkpoint;

import java.io.IOException;

/** A file is whole, but does not hold what it should: reading it again cannot help. */
public final class InvalidCheckpointException extends IOException {
  /**
   * @param message which file, which tensor or field, and what was expected
   */
  public InvalidCheckpointException(String message) {
    super(message);
  }
}
