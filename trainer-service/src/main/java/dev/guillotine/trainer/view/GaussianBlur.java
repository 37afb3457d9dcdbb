package dev.guillotine.trainer.view;

/**
 * Gaussian blur of planes, along rows and then along columns. The weights are those of the normal
 * density at whole pixels up to three deviations (rounded up), divided by their sum; beyond the
 * border the image goes on as its mirror image about the centre of the border's pixels. The reach
 * is at most one pixel less than the side. For one thread.
 */
final class GaussianBlur {
  private static final double REACH = 3;

  private final int height;
  private final int width;
  private final float[] weights;
  private final float[] line;
  private final float[] wide;

  /** For planes of that many pixels. */
  GaussianBlur(int height, int width) {
    this.height = height;
    this.width = width;
    this.weights = new float[Math.max(height, width)];
    this.line = new float[3 * width];
    this.wide = new float[height * width];
  }

  /** How many pixels to each side are weighted in, of that many in all. */
  static int reach(double deviation, int side) {
    return (int) Math.min(Math.ceil(REACH * deviation), side - 1);
  }

  /**
   * Blurs planes in place.
   *
   * @param planes {@code [channels][height × width]}
   * @param deviation in pixels, above 0
   */
  void apply(float[][] planes, double deviation) {
    for (float[] plane : planes) {
      alongRows(plane, fillWeights(deviation, width));
    }
    for (float[] plane : planes) {
      alongColumns(plane, fillWeights(deviation, height));
    }
  }

  private int fillWeights(double deviation, int side) {
    int reach = reach(deviation, side);
    double sum = 0;
    for (int distance = -reach; distance <= reach; distance++) {
      sum += density(distance, deviation);
    }
    for (int distance = 0; distance <= reach; distance++) {
      weights[distance] = (float) (density(distance, deviation) / sum);
    }
    return reach;
  }

  private static double density(int distance, double deviation) {
    return StrictMath.exp(-0.5 * distance * distance / (deviation * deviation));
  }

  private void alongRows(float[] plane, int reach) {
    for (int row = 0; row < height; row++) {
      int start = row * width;
      System.arraycopy(plane, start, line, reach, width);
      for (int distance = 1; distance <= reach; distance++) {
        line[reach - distance] = plane[start + distance];
        line[reach + width - 1 + distance] = plane[start + width - 1 - distance];
      }
      scale(line, reach, weights[0], plane, start, width);
      for (int distance = 1; distance <= reach; distance++) {
        add(line, reach - distance, reach + distance, weights[distance], plane, start, width);
      }
    }
  }

  private void alongColumns(float[] plane, int reach) {
    System.arraycopy(plane, 0, wide, 0, plane.length);
    for (int row = 0; row < height; row++) {
      int start = row * width;
      scale(wide, start, weights[0], plane, start, width);
      for (int distance = 1; distance <= reach; distance++) {
        int above = Math.abs(row - distance) * width;
        int below = (height - 1 - Math.abs(height - 1 - row - distance)) * width;
        add(wide, above, below, weights[distance], plane, start, width);
      }
    }
  }

  private static void scale(
      float[] source, int from, float weight, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] = weight * source[from + i];
    }
  }

  private static void add(
      float[] source, int one, int other, float weight, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] += weight * (source[one + i] + source[other + i]);
    }
  }
}
