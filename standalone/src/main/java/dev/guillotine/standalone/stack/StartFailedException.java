package dev.guillotine.standalone.stack;

/** Something stands in the way of a start; the message says what, and what to do about it. */
public final class StartFailedException extends RuntimeException {
  StartFailedException(String message) {
    super(message);
  }

  StartFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
