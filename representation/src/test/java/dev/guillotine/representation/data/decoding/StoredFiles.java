package dev.guillotine.representation.data.decoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The image files that {@code pillow_reference.py} wrote, and what Pillow makes of them. */
final class StoredFiles {
  /** The fits of every expectation, in the order in which they are stored. */
  static final List<SquareFit> FITS =
      List.of(new SquareFit(7, 3), new SquareFit(7, 1), new SquareFit(32, 3));

  private StoredFiles() {}

  static byte[] read(String name) throws IOException {
    try (InputStream input = StoredFiles.class.getResourceAsStream(name)) {
      return input.readAllBytes();
    }
  }

  /** What Pillow makes of a file for one of {@link #FITS}. */
  static byte[] expected(String name, SquareFit fit) throws IOException {
    int start = 0;
    for (SquareFit other : FITS.subList(0, FITS.indexOf(fit))) {
      start += other.shape().values();
    }
    return Arrays.copyOfRange(read(name + ".expected"), start, start + fit.shape().values());
  }
}
