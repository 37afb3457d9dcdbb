package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;

/**
 * Enlarges a window of an image to the image's own size, bilinearly: the centre of pixel x lies at
 * x + ½, and beyond the centres of the outermost pixels their values go on. Pixels just outside the
 * window count where a value lies between them and one inside. For one thread.
 */
final class Resampler {
  private static final float UNIT = 1 / 255f;

  private final int height;
  private final int width;
  private final int channels;

  /** For each column: where in a row of bytes the pixels left and right of it begin. */
  private final int[] left;

  private final int[] right;

  /** For each column: share of the right pixel. */
  private final float[] rightShare;

  /**
   * The rows that the window touches, enlarged in one direction: {@code [channels][height ×
   * width]}.
   */
  private final float[][] wide;

  Resampler(ImageShape shape) {
    this.height = shape.height();
    this.width = shape.width();
    this.channels = shape.channels();
    this.left = new int[width];
    this.right = new int[width];
    this.rightShare = new float[width];
    this.wide = new float[channels][height * width];
  }

  /**
   * Fills a view.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param window the part to enlarge
   * @param flipped whether left and right change places
   * @param view receives {@code [channels][height × width]}, in [0, 1]
   */
  void resample(byte[] pixels, CropWindow window, boolean flipped, float[][] view) {
    placeColumns(window, flipped);
    int first = (int) place(window, 0);
    int last = Math.min((int) place(window, height - 1) + 1, height - 1);
    for (int channel = 0; channel < channels; channel++) {
      for (int row = first; row <= last; row++) {
        widen(pixels, row * width * channels + channel, wide[channel], row * width);
      }
      for (int row = 0; row < height; row++) {
        double y = place(window, row);
        int upper = (int) y;
        int lower = Math.min(upper + 1, height - 1);
        float share = (float) (y - upper);
        blend(wide[channel], upper * width, lower * width, share, view[channel], row * width);
      }
    }
  }

  private void widen(byte[] pixels, int source, float[] row, int target) {
    for (int column = 0; column < width; column++) {
      float from = Byte.toUnsignedInt(pixels[source + left[column]]);
      float to = Byte.toUnsignedInt(pixels[source + right[column]]);
      row[target + column] = from + rightShare[column] * (to - from);
    }
  }

  private void blend(
      float[] rows, int upper, int lower, float lowerShare, float[] view, int target) {
    for (int column = 0; column < width; column++) {
      float above = rows[upper + column];
      view[target + column] = UNIT * (above + lowerShare * (rows[lower + column] - above));
    }
  }

  private void placeColumns(CropWindow window, boolean flipped) {
    for (int column = 0; column < width; column++) {
      double x = clamp(window.left() + (column + 0.5) * window.width() / width - 0.5, width - 1);
      int target = flipped ? width - 1 - column : column;
      left[target] = ((int) x) * channels;
      right[target] = Math.min((int) x + 1, width - 1) * channels;
      rightShare[target] = (float) (x - (int) x);
    }
  }

  /** Where in the image's rows the centre of a row of the view lies. */
  private double place(CropWindow window, int row) {
    return clamp(window.top() + (row + 0.5) * window.height() / height - 0.5, height - 1);
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
