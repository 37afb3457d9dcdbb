package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.Scaling;

/**
 * Cross entropy of classes, averaged over samples, with label smoothing (Szegedy et al. 2016, arXiv
 * 1512.00567, section 7): the share ε of the target is spread evenly over all classes, the right
 * one among them.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * The loss of a batch.
   *
   * @param logits {@code [n, c]}
   * @param labels {@code [n]}, INT64: each sample's class, 0 to c - 1
   * @param smoothing ε, 0 to 1
   */
  public static Loss of(NDArray logits, NDArray labels, double smoothing) {
    NDArray likelihood = logits.logSoftmax(1);
    NDArray right = likelihood.gather(labels.expandDims(1), 1).mean();
    NDArray total =
        smoothing == 0
            ? right
            : Scaling.times(right, 1 - smoothing).add(Scaling.times(likelihood.mean(), smoothing));
    return new Loss(total.neg());
  }
}
