package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The normalised temperature-scaled cross entropy of SimCLR (Chen et al. 2020, arXiv 2002.05709,
 * equation 1), averaged over all 2n views.
 */
public final class NtXent {
  private NtXent() {}

  /**
   * The loss of a batch.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @param temperature τ, above 0
   */
  public static Loss of(NDArray z, double temperature) {
    ViewPair.requireViews(z);
    long views = z.getShape().get(0);
    NDArray partner =
        z.getManager()
            .arange(0, (int) views, 1, DataType.INT64)
            .add(views / 2)
            .mod(views)
            .toType(DataType.INT64, false)
            .expandDims(1);
    return new Loss(Similarity.logSoftmaxOfOthers(z, temperature).gather(partner, 1).mean().neg());
  }
}
