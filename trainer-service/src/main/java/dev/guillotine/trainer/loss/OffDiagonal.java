package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;

/** What a square matrix holds beside its diagonal. */
final class OffDiagonal {
  private OffDiagonal() {}

  /** The sum of squares of all elements that are not on the diagonal: a scalar. */
  static NDArray squares(NDArray matrix) {
    NDArray eye = matrix.getManager().eye((int) matrix.getShape().get(0));
    return matrix.mul(eye.neg().add(1)).square().sum();
  }
}
