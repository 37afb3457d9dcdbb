package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.Scaling;

/**
 * BYOL (Grill et al. 2020, arXiv 2006.07733, equation 2): the squared distance between the unit
 * vectors of a view's prediction and of the target network's projection of the other view, 2 - 2
 * cos. Averaged over samples; the two directions are added.
 */
public final class Byol {
  private Byol() {}

  /**
   * The loss of a batch.
   *
   * @param prediction {@code [2n, d]}: the online network's predictions; row i and row i + n are
   *     two views of one sample, n at least 2
   * @param target {@code [2n, d]}: the target network's projections of the same rows; no gradient
   *     goes there
   */
  public static Loss of(NDArray prediction, NDArray target) {
    NDArray partners = ViewPair.of(target.stopGradient()).partners();
    return new Loss(Scaling.times(Similarity.ofRows(prediction, partners).mean(), -4).add(4));
  }
}
