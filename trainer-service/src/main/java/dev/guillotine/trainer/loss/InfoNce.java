package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.guillotine.representation.network.Scaling;

/**
 * InfoNCE (van den Oord et al. 2018, arXiv 1807.03748, equation 4) with the cosine similarity over
 * a temperature as the logarithm of the density ratio: each first view is asked which of all second
 * views is of its own sample. One direction, averaged over the n first views.
 */
public final class InfoNce {
  private InfoNce() {}

  /**
   * The loss of a batch.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @param temperature τ, above 0
   */
  public static Loss of(NDArray z, double temperature) {
    ViewPair views = ViewPair.of(z);
    NDArray first = Similarity.unit(views.first());
    NDArray second = Similarity.unit(views.second());
    NDArray similarity = Scaling.over(first.matMul(second.transpose()), temperature);
    int samples = (int) first.getShape().get(0);
    NDArray own = z.getManager().arange(0, samples, 1, DataType.INT64).expandDims(1);
    return new Loss(similarity.logSoftmax(1).gather(own, 1).mean().neg());
  }
}
