package dev.guillotine.trainer.view;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomStream;

/**
 * The part of an image that a random resized crop keeps: area uniform, aspect ratio log-uniform
 * between 3/4 and 4/3, place uniform, all without rounding to pixels. It lies within the image. A
 * window that doesn't fit is drawn again; after ten attempts it is the largest one of allowed
 * aspect ratio, in the middle.
 */
final class CropWindow {
  private static final int ATTEMPTS = 10;
  private static final double WIDEST = 4.0 / 3;
  private static final double LOG_WIDEST = StrictMath.log(WIDEST);

  private final double imageHeight;
  private final double imageWidth;

  private double top;
  private double left;
  private double height;
  private double width;

  /** The whole of an image of that many pixels. */
  CropWindow(int imageHeight, int imageWidth) {
    this.imageHeight = imageHeight;
    this.imageWidth = imageWidth;
    place(0, 0, imageHeight, imageWidth);
  }

  /** Places the window, in pixels from the image's upper left corner. */
  void place(double top, double left, double height, double width) {
    this.top = top;
    this.left = left;
    this.height = height;
    this.width = width;
  }

  void draw(Views.Crop crop, RandomStream random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = imageHeight * imageWidth * random.uniform(crop.smallest(), crop.largest());
      double aspect = StrictMath.exp(random.uniform(-LOG_WIDEST, LOG_WIDEST));
      double drawnHeight = Math.sqrt(area / aspect);
      double drawnWidth = Math.sqrt(area * aspect);
      if (drawnHeight <= imageHeight && drawnWidth <= imageWidth) {
        place(
            random.uniform(0, imageHeight - drawnHeight),
            random.uniform(0, imageWidth - drawnWidth),
            drawnHeight,
            drawnWidth);
        return;
      }
    }
    double largestHeight = Math.min(imageHeight, imageWidth * WIDEST);
    double largestWidth = Math.min(imageWidth, imageHeight * WIDEST);
    place(
        (imageHeight - largestHeight) / 2,
        (imageWidth - largestWidth) / 2,
        largestHeight,
        largestWidth);
  }

  double top() {
    return top;
  }

  double left() {
    return left;
  }

  double height() {
    return height;
  }

  double width() {
    return width;
  }
}
