package dev.guillotine.embedding.extraction;

/** The device has no memory for a single sample now; it may when others have done. */
public final class OutOfDeviceMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutOfDeviceMemoryException(Throwable cause) {
    super("the device has no memory for a batch of one sample", cause);
  }
}
