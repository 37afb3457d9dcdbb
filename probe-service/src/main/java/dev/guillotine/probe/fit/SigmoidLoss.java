package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;

/**
 * The objective of k logistic regressions at once, one for each label: the loss of a sample is the
 * sum over the labels of the cross-entropy between sigmoid(w·x + b) and 0 or 1. No label's
 * variables meet another's, so that each regression ends where it would end alone.
 */
final class SigmoidLoss extends PenalisedLoss {
  private final NDArray labels;
  private final NDArray counted;

  /**
   * Takes the data; who owns the arrays frees them.
   *
   * @param features {@code [n, d]} float32
   * @param labels {@code [k, n]} float32, 0 or 1
   * @param counted {@code [k, 1]} float32: 1, or 0 for a label that is left out, whose variables
   *     have no slope but the penalty's
   * @param penalty λ, at least 0
   */
  SigmoidLoss(NDArray features, NDArray labels, NDArray counted, double penalty) {
    super(features, (int) labels.getShape().get(0), penalty);
    this.labels = labels;
    this.counted = counted;
  }

  @Override
  Part loss(NDArray scores, Block block) {
    NDArray truth = labels.get(":, {}:{}", block.from(), block.to());
    NDArray losses = Activation.softPlus(scores).subi(scores.mul(truth)).muli(counted);
    return new Part(
        losses.toType(DataType.FLOAT64, false).sum().getDouble(),
        Activation.sigmoid(scores).subi(truth).muli(counted));
  }
}
