package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Arrays;

/**
 * A signal as a small picture: one line for each channel over time.
 *
 * @param least value at the lower border
 * @param most value at the upper border
 */
record SignalPlot(float least, float most) {
  /** Shape of every picture. */
  static final ImageShape SHAPE = new ImageShape(3, 64, 96);

  private static final byte PAPER = (byte) 240;
  private static final int[] INKS = {0x1f4e9c, 0xc0392b, 0x2e8b57, 0x8e44ad, 0xd68910};

  /** The plot whose borders the values of some signals just reach. */
  static SignalPlot reaching(Iterable<float[]> signals) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float[] signal : signals) {
      for (float value : signal) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return new SignalPlot(least, most);
  }

  /**
   * The picture of a signal.
   *
   * @param signal {@code [length, channels]}
   * @return pixels {@code [height, width, 3]}
   */
  byte[] draw(float[] signal, int channels) {
    byte[] pixels = new byte[SHAPE.values()];
    Arrays.fill(pixels, PAPER);
    int length = signal.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      int before = row(signal[channel]);
      for (int x = 0; x < SHAPE.width(); x++) {
        double t = (double) x * (length - 1) / (SHAPE.width() - 1);
        int from = (int) t;
        int to = Math.min(from + 1, length - 1);
        double start = signal[from * channels + channel];
        double value = start + (t - from) * (signal[to * channels + channel] - start);
        int row = row(value);
        for (int y = Math.min(row, before); y <= Math.max(row, before); y++) {
          dot(pixels, y, x, INKS[channel % INKS.length]);
        }
        before = row;
      }
    }
    return pixels;
  }

  private int row(double value) {
    double height = most > least ? (value - least) / (most - least) : 0.5;
    return (int) Math.round((1 - height) * (SHAPE.height() - 1));
  }

  private static void dot(byte[] pixels, int y, int x, int rgb) {
    int at = (y * SHAPE.width() + x) * 3;
    pixels[at] = (byte) (rgb >> 16);
    pixels[at + 1] = (byte) (rgb >> 8);
    pixels[at + 2] = (byte) rgb;
  }
}
