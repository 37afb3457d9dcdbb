package dev.guillotine.trainer.view;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;

/**
 * What random erasing takes out of an image, in whole pixels: area uniform, aspect ratio
 * log-uniform between 0.3 and 1 / 0.3, place uniform. Sides are rounded and at least one pixel. A
 * rectangle that isn't smaller than the image in both directions is drawn again; after ten attempts
 * nothing is erased (Zhong et al. 2020, arXiv 1708.04896, algorithm 1, with an end).
 *
 * @param top first row
 * @param left first column
 * @param height rows, 0 for nothing
 * @param width columns, 0 for nothing
 */
record ErasedRectangle(int top, int left, int height, int width) {
  /** Nothing is erased. */
  static final ErasedRectangle NONE = new ErasedRectangle(0, 0, 0, 0);

  private static final int ATTEMPTS = 10;
  private static final double LOG_WIDEST = StrictMath.log(1 / 0.3);

  /** Draws a rectangle in an image of that many pixels, or none. */
  static ErasedRectangle draw(
      Views.Erasing erasing, int imageHeight, int imageWidth, RandomStream random) {
    if (!random.chance(erasing.probability())) {
      return NONE;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area =
          (double) imageHeight * imageWidth * random.uniform(erasing.smallest(), erasing.largest());
      double aspect = StrictMath.exp(random.uniform(-LOG_WIDEST, LOG_WIDEST));
      int height = (int) Math.max(1, Math.round(Math.sqrt(area / aspect)));
      int width = (int) Math.max(1, Math.round(Math.sqrt(area * aspect)));
      if (height < imageHeight && width < imageWidth) {
        int top = random.below(imageHeight - height + 1);
        return new ErasedRectangle(top, random.below(imageWidth - width + 1), height, width);
      }
    }
    return NONE;
  }

  /** Sets its pixels in {@code [height, width, channels]} values to 0. */
  void clear(float[] view, int imageWidth, int channels) {
    for (int row = top; row < top + height; row++) {
      int from = (row * imageWidth + left) * channels;
      Arrays.fill(view, from, from + width * channels, 0);
    }
  }
}
