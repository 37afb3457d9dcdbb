package dev.guillotine.benchmarks;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Arrays of unsigned bytes as NumPy's files hold them. */
final class NpyBytes {
  private static final int LONGEST = 117;

  private NpyBytes() {}

  /** A file of images {@code [n, h, w, c]}, which goes when this process ends. */
  static Path file(Samples images) throws IOException {
    Path file = Files.createTempFile("guillotine-images", ".npy");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      write(images, out);
    }
    return file;
  }

  /** Writes images as an array {@code [n, h, w, c]}. */
  static void write(Samples images, OutputStream to) throws IOException {
    ImageShape shape = images.imageShape();
    to.write(
        header(
            "%d, %d, %d, %d"
                .formatted(images.size(), shape.height(), shape.width(), shape.channels())));
    byte[] pixels = new byte[shape.bytes()];
    for (int position = 0; position < images.size(); position++) {
      images.read(position, pixels, 0);
      to.write(pixels);
    }
  }

  /**
   * What comes before the numbers.
   *
   * @param shape as Python writes a tuple, without parentheses
   */
  static byte[] header(String shape) {
    String text = "{'descr': '|u1', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    String padded = text + " ".repeat(LONGEST - text.length()) + "\n";
    return ("\u0093NUMPY\u0001\u0000v\u0000" + padded).getBytes(StandardCharsets.ISO_8859_1);
  }
}
