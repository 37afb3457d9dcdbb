package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.Scaling;

/** Cosine similarities of vectors. A vector of length 0 has similarity 0 with every other. */
final class Similarity {
  /** Takes a view's similarity with itself out of its softmax. */
  private static final float NEVER = 1e9f;

  private Similarity() {}

  /** The same vectors with length 1: {@code [n, d]}. */
  static NDArray unit(NDArray vectors) {
    return vectors.normalize(2, 1);
  }

  /** The cosine of each row of one matrix with the same row of another: {@code [n]}. */
  static NDArray ofRows(NDArray a, NDArray b) {
    return unit(a).mul(unit(b)).sum(new int[] {1});
  }

  /**
   * The logarithm of each row's softmax over its similarities with all other rows.
   *
   * @param z {@code [m, d]}
   * @param temperature that similarities are divided by
   * @return {@code [m, m]}, about -1e9 on the diagonal
   */
  static NDArray logSoftmaxOfOthers(NDArray z, double temperature) {
    NDArray unit = unit(z);
    NDArray similarity = Scaling.over(unit.matMul(unit.transpose()), temperature);
    NDArray self = Scaling.times(z.getManager().eye((int) z.getShape().get(0)), NEVER);
    return similarity.sub(self).logSoftmax(1);
  }
}
