package dev.guillotine.contracts.safetensors;

import java.io.IOException;

/** A file is not a safetensors file, or not a whole one. */
public final class SafetensorsException extends IOException {
  /**
   * @param message what is wrong, and where
   */
  public SafetensorsException(String message) {
    super(message);
  }
}
