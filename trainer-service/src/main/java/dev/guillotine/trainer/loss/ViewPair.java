package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * Vectors of two views of the same samples.
 *
 * @param first {@code [n, d]}: row i is the first view of sample i
 * @param second {@code [n, d]}: row i is the second view of sample i
 */
record ViewPair(NDArray first, NDArray second) {

  /**
   * The two halves of a batch.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @throws IllegalArgumentException when the shape is another
   */
  static ViewPair of(NDArray z) {
    requireViews(z);
    NDList halves = z.split(2);
    return new ViewPair(halves.get(0), halves.get(1));
  }

  /** Refuses what is not {@code [2n, d]} with n of at least 2. */
  static void requireViews(NDArray z) {
    Shape shape = z.getShape();
    if (shape.dimension() != 2 || shape.get(0) % 2 != 0 || shape.get(0) < 4) {
      throw new IllegalArgumentException(
          "views of shape " + shape + " are not allowed; allowed: (2n, d) with n of at least 2");
    }
  }

  /** The other view of each row's sample: {@code [2n, d]}. */
  NDArray partners() {
    return second.concat(first, 0);
  }
}
