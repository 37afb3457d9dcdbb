package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * SimSiam (Chen and He 2021, arXiv 2011.10566, equation 4): the negative cosine between a view's
 * prediction and the other view's projection, half of it for each direction, averaged over samples.
 */
public final class SimSiam {
  private SimSiam() {}

  /**
   * The loss of a batch.
   *
   * @param prediction {@code [2n, d]}: row i and row i + n are two views of one sample, n at least
   *     2
   * @param projection {@code [2n, d]} of the same rows; no gradient goes there
   */
  public static Loss of(NDArray prediction, NDArray projection) {
    NDArray partners = ViewPair.of(projection.stopGradient()).partners();
    return new Loss(Similarity.ofRows(prediction, partners).mean().neg());
  }
}
