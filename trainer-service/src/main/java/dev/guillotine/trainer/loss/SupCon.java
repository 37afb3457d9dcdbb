package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The supervised contrastive loss (Khosla et al. 2020, arXiv 2004.11362, equation 2), averaged over
 * all 2n views. Positives of a view are all other views of its class; a sample that is alone in its
 * class still has its other view.
 */
public final class SupCon {
  private static final int[] OTHERS = {1};

  private SupCon() {}

  /**
   * The loss of a batch.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @param labels {@code [2n]}: the classes of what the views show
   * @param temperature τ, above 0
   */
  public static Loss of(NDArray z, NDArray labels, double temperature) {
    ViewPair.requireViews(z);
    NDArray alike = labels.expandDims(1).eq(labels.expandDims(0)).toType(DataType.FLOAT32, false);
    NDArray positive = alike.sub(z.getManager().eye((int) z.getShape().get(0)));
    NDArray likelihood = Similarity.logSoftmaxOfOthers(z, temperature).mul(positive).sum(OTHERS);
    return new Loss(likelihood.div(positive.sum(OTHERS)).mean().neg());
  }
}
