package dev.guillotine.standalone.process;

/** A program did not come up; the message holds the end of what it said. */
public final class ProcessFailedException extends RuntimeException {
  ProcessFailedException(String message) {
    super(message);
  }
}
