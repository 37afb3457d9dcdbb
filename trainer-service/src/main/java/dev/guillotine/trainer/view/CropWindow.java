package dev.guillotine.trainer.view;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomStream;

/**
 * The part of an image that a random resized crop keeps: area uniform, aspect ratio log-uniform
 * between 3/4 and 4/3, place uniform, all without rounding to pixels. It lies within the image. A
 * window that doesn't fit is drawn again; after ten attempts it is the largest one of allowed
 * aspect ratio, in the middle. Where nothing but the whole area is allowed, it is the whole image.
 *
 * @param top distance from the image's upper border, in pixels
 * @param left distance from its left border, in pixels
 * @param height in pixels
 * @param width in pixels
 */
record CropWindow(double top, double left, double height, double width) {
  private static final int ATTEMPTS = 10;
  private static final double WIDEST = 4.0 / 3;
  private static final double LOG_WIDEST = StrictMath.log(WIDEST);

  /** The whole of an image of that many pixels. */
  static CropWindow whole(int imageHeight, int imageWidth) {
    return new CropWindow(0, 0, imageHeight, imageWidth);
  }

  /** Draws a window of an image of that many pixels. */
  static CropWindow draw(Views.Crop crop, int imageHeight, int imageWidth, RandomStream random) {
    if (crop.smallest() == 1) {
      return whole(imageHeight, imageWidth);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area =
          (double) imageHeight * imageWidth * random.uniform(crop.smallest(), crop.largest());
      double aspect = StrictMath.exp(random.uniform(-LOG_WIDEST, LOG_WIDEST));
      double height = Math.sqrt(area / aspect);
      double width = Math.sqrt(area * aspect);
      if (height <= imageHeight && width <= imageWidth) {
        return new CropWindow(
            random.uniform(0, imageHeight - height),
            random.uniform(0, imageWidth - width),
            height,
            width);
      }
    }
    double height = Math.min(imageHeight, imageWidth * WIDEST);
    double width = Math.min(imageWidth, imageHeight * WIDEST);
    return new CropWindow((imageHeight - height) / 2, (imageWidth - width) / 2, height, width);
  }

  /** Whether it is the whole of an image of that many pixels. */
  boolean isWhole(int imageHeight, int imageWidth) {
    return top == 0 && left == 0 && height == imageHeight && width == imageWidth;
  }
}
