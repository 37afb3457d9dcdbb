package dev.guillotine.representation.data.read;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files, right or wrong, for tests. */
final class IdxFiles {
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private IdxFiles() {}

  /** A whole set: images that fit their labels, of 5 by 4 pixels. */
  static void writeSet(Path folder, String suffix, byte[] trainLabels, byte[] testLabels)
      throws IOException {
    writeLabels(folder.resolve(TRAIN_LABELS + suffix), trainLabels);
    writeLabels(folder.resolve(TEST_LABELS + suffix), testLabels);
    writeImages(folder.resolve(TRAIN_IMAGES + suffix), trainLabels.length, 5, 4);
    writeImages(folder.resolve(TEST_IMAGES + suffix), testLabels.length, 5, 4);
  }

  static void writeLabels(Path file, byte[] labels) throws IOException {
    write(file, 0x801, new int[] {labels.length}, labels);
  }

  /** Pixel p of image i is 20 i + p. */
  static void writeImages(Path file, int count, int height, int width) throws IOException {
    byte[] pixels = new byte[count * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    write(file, 0x803, new int[] {count, height, width}, pixels);
  }

  static void write(Path file, int magic, int[] sizes, byte[] content) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream output =
            new DataOutputStream(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw)) {
      output.writeInt(magic);
      for (int size : sizes) {
        output.writeInt(size);
      }
      output.write(content);
    }
  }
}
