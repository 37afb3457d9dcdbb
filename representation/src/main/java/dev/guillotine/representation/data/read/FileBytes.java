package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.decoding.ImageDecoder;
import dev.guillotine.representation.data.files.DataFiles;
import java.io.IOException;
import java.io.InputStream;

/** Reads image files whole. */
final class FileBytes {
  private FileBytes() {}

  /** All bytes of a file, or one more than any image may have. */
  static byte[] of(DataFiles files, String path) throws IOException {
    try (InputStream input = files.open(path)) {
      return of(input);
    }
  }

  /** All bytes that are left, or one more than any image may have. */
  static byte[] of(InputStream input) throws IOException {
    return input.readNBytes(ImageDecoder.MOST_ENCODED_BYTES + 1);
  }
}
