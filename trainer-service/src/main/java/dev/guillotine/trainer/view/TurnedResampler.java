package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;

/**
 * Fills a view from a turned image, bilinearly, by the rules of {@link Resampler}, which is faster
 * where nothing is turned: the centre of pixel x lies at x + ½, and what comes in from outside is
 * the nearest pixel of the border.
 */
final class TurnedResampler {
  private static final float UNIT = 1 / 255f;

  private final int height;
  private final int width;
  private final int channels;

  TurnedResampler(ImageShape shape) {
    this.height = shape.height();
    this.width = shape.width();
    this.channels = shape.channels();
  }

  /**
   * Fills a view.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param placement where the view's points lie
   * @param view receives {@code [channels][height × width]}, in [0, 1]
   */
  void resample(byte[] pixels, Placement placement, float[][] view) {
    for (int row = 0; row < height; row++) {
      double startX = placement.xy() * (row + 0.5) + placement.x0() - 0.5;
      double startY = placement.yy() * (row + 0.5) + placement.y0() - 0.5;
      for (int column = 0; column < width; column++) {
        double x = clamp(startX + placement.xx() * (column + 0.5), width - 1);
        double y = clamp(startY + placement.yx() * (column + 0.5), height - 1);
        blend(pixels, x, y, view, row * width + column);
      }
    }
  }

  private void blend(byte[] pixels, double x, double y, float[][] view, int target) {
    int left = ((int) x) * channels;
    int right = Math.min((int) x + 1, width - 1) * channels;
    int upper = ((int) y) * width * channels;
    int lower = Math.min((int) y + 1, height - 1) * width * channels;
    float rightShare = (float) (x - (int) x);
    float lowerShare = (float) (y - (int) y);
    for (int channel = 0; channel < channels; channel++) {
      float above = mix(pixels, upper + left + channel, upper + right + channel, rightShare);
      float below = mix(pixels, lower + left + channel, lower + right + channel, rightShare);
      view[channel][target] = UNIT * (above + lowerShare * (below - above));
    }
  }

  private static float mix(byte[] pixels, int from, int to, float share) {
    float first = Byte.toUnsignedInt(pixels[from]);
    return first + share * (Byte.toUnsignedInt(pixels[to]) - first);
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
