package dev.guillotine.representation.data.decoding;

import java.util.Arrays;

/**
 * Fits an image into a square by {@link SquareFit}: first along each row, then along the columns,
 * rounded to whole levels in between as Pillow does. Only what ends up in the square is computed.
 */
final class Resampler {
  private static final int HALF = 1 << (Taps.BITS - 1);

  private Resampler() {}

  /**
   * Resizes and crops.
   *
   * @param rows the image, with the channels of {@code fit}
   * @return {@code [size, size, channels]}, unsigned bytes
   */
  static byte[] fit(PixelRows rows, SquareFit fit) {
    int shorter = Math.min(rows.width(), rows.height());
    Taps columns = taps(rows.width(), shorter, fit);
    Taps lines = taps(rows.height(), shorter, fit);
    int lineBytes = fit.size() * fit.channels();
    byte[] narrowed = new byte[(lines.end() - lines.start()) * lineBytes];
    byte[] row = new byte[rows.width() * fit.channels()];
    for (int y = lines.start(); y < lines.end(); y++) {
      rows.read(y, row);
      narrow(row, columns, fit.channels(), narrowed, (y - lines.start()) * lineBytes);
    }
    byte[] square = new byte[fit.size() * lineBytes];
    int[] sums = new int[lineBytes];
    for (int y = 0; y < fit.size(); y++) {
      flatten(narrowed, lines, y, sums);
      for (int i = 0; i < lineBytes; i++) {
        square[y * lineBytes + i] = level(sums[i]);
      }
    }
    return square;
  }

  private static Taps taps(int length, int shorter, SquareFit fit) {
    long resized = fit.resized(length, shorter);
    return Taps.of(length, resized, fit.cropStart(resized), fit.size());
  }

  private static void narrow(byte[] row, Taps taps, int channels, byte[] target, int offset) {
    int[] first = taps.first();
    int[] weights = taps.weights();
    for (int x = 0; x < first.length; x++) {
      int start = x * taps.most();
      int end = start + taps.counts()[x];
      if (channels == 1) {
        int sum = HALF;
        for (int tap = start, from = first[x]; tap < end; tap++, from++) {
          sum += weights[tap] * Byte.toUnsignedInt(row[from]);
        }
        target[offset + x] = level(sum);
      } else {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        for (int tap = start, from = 3 * first[x]; tap < end; tap++, from += 3) {
          int weight = weights[tap];
          red += weight * Byte.toUnsignedInt(row[from]);
          green += weight * Byte.toUnsignedInt(row[from + 1]);
          blue += weight * Byte.toUnsignedInt(row[from + 2]);
        }
        target[offset + 3 * x] = level(red);
        target[offset + 3 * x + 1] = level(green);
        target[offset + 3 * x + 2] = level(blue);
      }
    }
  }

  private static void flatten(byte[] narrowed, Taps taps, int line, int[] sums) {
    Arrays.fill(sums, HALF);
    int from = (taps.first()[line] - taps.start()) * sums.length;
    for (int tap = 0; tap < taps.counts()[line]; tap++) {
      int weight = taps.weights()[line * taps.most() + tap];
      for (int i = 0; i < sums.length; i++, from++) {
        sums[i] += weight * Byte.toUnsignedInt(narrowed[from]);
      }
    }
  }

  /** Weights may add up to a little over 1, so that 255 could overflow. */
  private static byte level(int sum) {
    return (byte) Math.min(255, sum >> Taps.BITS);
  }
}
