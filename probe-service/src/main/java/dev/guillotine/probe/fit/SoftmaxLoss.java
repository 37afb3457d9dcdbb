package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The objective of multinomial logistic regression: the loss of a sample is the cross-entropy
 * between softmax(W x + b) and its label.
 */
final class SoftmaxLoss extends PenalisedLoss {
  private final NDArray labels;
  private final int classes;

  /**
   * Takes the data; who owns the arrays frees them.
   *
   * @param features {@code [n, d]} float32
   * @param labels {@code [n]} int64, 0 to C - 1
   * @param classes C
   * @param penalty λ, at least 0
   */
  SoftmaxLoss(NDArray features, NDArray labels, int classes, double penalty) {
    super(features, classes, penalty);
    this.labels = labels;
    this.classes = classes;
  }

  @Override
  Part loss(NDArray scores, Block block) {
    NDArray truth = labels.get("{}:{}", block.from(), block.to());
    NDArray logProbabilities = scores.logSoftmax(0);
    NDArray ofTruth = logProbabilities.gather(truth.expandDims(0), 0);
    return new Part(
        -ofTruth.toType(DataType.FLOAT64, false).sum().getDouble(),
        logProbabilities.exp().subi(truth.oneHot(classes).transpose()));
  }
}
