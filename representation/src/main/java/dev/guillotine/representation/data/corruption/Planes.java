package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;

/** Images as one array of levels for each channel, {@code [channels][height × width]}. */
final class Planes {
  /** The highest level. */
  static final int WHITE = 255;

  private Planes() {}

  /** The levels, 0 to 255, of the image that begins at {@code offset}. */
  static float[][] read(byte[] pixels, int offset, ImageShape shape) {
    int channels = shape.channels();
    float[][] planes = new float[channels][shape.height() * shape.width()];
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = planes[channel];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Byte.toUnsignedInt(pixels[offset + i * channels + channel]);
      }
    }
    return planes;
  }

  /** Writes levels as {@linkplain #level bytes}. */
  static void write(float[][] planes, byte[] pixels, int offset) {
    int channels = planes.length;
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = planes[channel];
      for (int i = 0; i < plane.length; i++) {
        pixels[offset + i * channels + channel] = level(plane[i]);
      }
    }
  }

  /** The nearest level that there is. */
  static byte level(double value) {
    return (byte) Math.max(0, Math.min(WHITE, (int) (value + 0.5)));
  }
}
