package dev.guillotine.representation.data.corruption;

/**
 * An enlargement around the middle, along one axis: each place lies between two of the original, or
 * on one. The outermost pixels' centres stay within those of the original.
 */
final class Stretch {
  /** The place before each, from 0 to size − 2. */
  private final int[] before;

  /** Share of the place after it. */
  private final float[] share;

  /**
   * @param size places, at least 2
   * @param factor at least 1
   */
  Stretch(int size, double factor) {
    this.before = new int[size];
    this.share = new float[size];
    double middle = (size - 1) / 2.0;
    for (int i = 0; i < size; i++) {
      double place = middle + (i - middle) / factor;
      before[i] = Math.min((int) place, size - 2);
      share[i] = (float) (place - before[i]);
    }
  }

  /** Stretches each row, of as many values as there are places. */
  void along(float[] plane, float[] stretched) {
    int width = before.length;
    for (int row = 0; row < plane.length; row += width) {
      for (int i = 0; i < width; i++) {
        float here = plane[row + before[i]];
        stretched[row + i] = here + share[i] * (plane[row + before[i] + 1] - here);
      }
    }
  }

  /** Stretches each column and adds what comes of it to {@code sum}. */
  void addDown(float[] plane, float[] sum) {
    int width = plane.length / before.length;
    for (int row = 0; row < before.length; row++) {
      int upper = before[row] * width;
      int target = row * width;
      float lower = share[row];
      for (int i = 0; i < width; i++) {
        float here = plane[upper + i];
        sum[target + i] += here + lower * (plane[upper + width + i] - here);
      }
    }
  }
}
