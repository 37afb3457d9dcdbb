package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * The normalised temperature-scaled cross entropy of SimCLR (Chen et al. 2020, arXiv 2002.05709,
 * equation 1), averaged over all 2n views.
 */
public final class NtXent {
  /** Takes a view's similarity with itself out of its softmax. */
  private static final float NEVER = 1e9f;

  private NtXent() {}

  /**
   * The loss of a batch.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one image, n at least 2
   * @param temperature τ, above 0
   * @return a scalar
   */
  public static NDArray of(NDArray z, double temperature) {
    NDManager manager = z.getManager();
    long views = z.getShape().get(0);
    NDArray unit = z.normalize(2, 1);
    NDArray similarity = unit.matMul(unit.transpose()).div(temperature);
    NDArray others = similarity.sub(manager.eye((int) views).mul(NEVER));
    NDArray partner =
        manager
            .arange(0, (int) views, 1, DataType.INT64)
            .add(views / 2)
            .mod(views)
            .toType(DataType.INT64, false)
            .expandDims(1);
    return others.logSoftmax(1).gather(partner, 1).mean().neg();
  }
}
