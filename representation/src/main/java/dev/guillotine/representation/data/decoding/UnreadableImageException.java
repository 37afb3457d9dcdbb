package dev.guillotine.representation.data.decoding;

import java.io.IOException;

/**
 * An image file is no image, not whole, damaged, or larger than allowed: reading it again won't
 * help. The message names the file, the offset where it is known, what was found there and what was
 * expected.
 */
public final class UnreadableImageException extends IOException {
  /**
   * @param name of the file, as the caller gave it
   * @param found what is there
   * @param expected what should be
   * @param cause the reader's own complaint, or null
   */
  UnreadableImageException(String name, String found, String expected, Throwable cause) {
    super("%s: found %s, expected %s".formatted(name, found, expected), cause);
  }

  /**
   * @param name of the file, as the caller gave it
   * @param offset of the byte at which it goes wrong
   * @param found what is there
   * @param expected what should be
   */
  UnreadableImageException(String name, long offset, String found, String expected) {
    super("%s: byte %d: found %s, expected %s".formatted(name, offset, found, expected));
  }
}
