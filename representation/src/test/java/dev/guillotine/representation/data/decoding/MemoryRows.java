package dev.guillotine.representation.data.decoding;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;

/** Pixels in memory, {@code [height, width, channels]}. */
@SuppressWarnings("ArrayRecordComponent")
record MemoryRows(int width, int height, int channels, byte[] pixels) implements PixelRows {
  static MemoryRows constant(int width, int height, int channels, int level) {
    byte[] pixels = new byte[width * height * channels];
    Arrays.fill(pixels, (byte) level);
    return new MemoryRows(width, height, channels, pixels);
  }

  static MemoryRows random(int width, int height, int channels) {
    RandomStream random = new RandomStream(RandomAddress.of(width, "rows").at(height));
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.below(256);
    }
    return new MemoryRows(width, height, channels, pixels);
  }

  /** Left and right exchanged. */
  MemoryRows mirrored() {
    byte[] mirrored = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / channels % width;
      mirrored[i + (width - 1 - 2 * x) * channels] = pixels[i];
    }
    return new MemoryRows(width, height, channels, mirrored);
  }

  @Override
  public void read(int row, byte[] target) {
    int length = width * channels;
    System.arraycopy(pixels, row * length, target, 0, length);
  }
}
