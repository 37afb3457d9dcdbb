package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.files.DataFiles;
import java.io.IOException;
import java.io.InputStream;

/** Reads image files whole. */
final class FileBytes {
  private FileBytes() {}

  /** All bytes of a file, or one more than {@code most}. */
  static byte[] of(DataFiles files, String path, int most) throws IOException {
    try (InputStream input = files.open(path)) {
      return of(input, most);
    }
  }

  /** All bytes that are left, or one more than {@code most}. */
  static byte[] of(InputStream input, int most) throws IOException {
    return input.readNBytes(most + 1);
  }
}
