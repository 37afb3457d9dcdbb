package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;

/**
 * The objective of multinomial logistic regression: the mean over n samples of the cross-entropy
 * between softmax(W x + b) and the label, plus (λ/2)‖W‖². The bias b is not penalised.
 *
 * <p>The variables are W {@code [C, d]}, row after row, then b {@code [C]}. Products are computed
 * in float32 by libtorch, sums over samples and the penalty in double. Nothing that an evaluation
 * allocates outlives it.
 */
final class SoftmaxLoss implements Objective {
  private final NDArray features;
  private final NDArray labels;
  private final int classes;
  private final double penalty;

  /**
   * Takes the data; who owns the arrays frees them.
   *
   * @param features {@code [n, d]} float32
   * @param labels {@code [n]} int64, 0 to C - 1
   * @param classes C
   * @param penalty λ, at least 0
   */
  SoftmaxLoss(NDArray features, NDArray labels, int classes, double penalty) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
    this.penalty = penalty;
  }

  @Override
  public Evaluation evaluate(Vector point) {
    int rows = (int) features.getShape().get(0);
    int width = (int) features.getShape().get(1);
    double[] gradient = new double[point.size()];
    double crossEntropy = 0;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      AffineMap scores = AffineMap.of(features.getManager(), point, classes, width);
      for (Block block : Block.split(rows, classes)) {
        crossEntropy += addBlock(block, scores, gradient);
      }
    }
    double squares = 0;
    for (int place = 0; place < gradient.length; place++) {
      gradient[place] /= rows;
      if (place < classes * width) {
        squares += point.at(place) * point.at(place);
        gradient[place] += penalty * point.at(place);
      }
    }
    return new Evaluation(point, crossEntropy / rows + penalty / 2 * squares, Vector.of(gradient));
  }

  /** Adds the gradient of some rows' summed cross-entropy to {@code gradient}; returns that sum. */
  private double addBlock(Block block, AffineMap scores, double[] gradient) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray rows = features.get("{}:{}", block.from(), block.to());
      NDArray truth = labels.get("{}:{}", block.from(), block.to());
      NDArray logProbabilities = scores.apply(rows).logSoftmax(1);
      NDArray residual = logProbabilities.exp().subi(truth.oneHot(classes));
      int next = addTo(gradient, 0, residual.transpose().matMul(rows));
      addTo(gradient, next, residual.sum(new int[] {0}));
      NDArray ofTruth = logProbabilities.gather(truth.expandDims(1), 1);
      return -ofTruth.toType(DataType.FLOAT64, false).sum().getDouble();
    }
  }

  private static int addTo(double[] gradient, int from, NDArray summand) {
    FloatBuffer source = summand.toByteBuffer(true).asFloatBuffer();
    int index = from;
    while (source.hasRemaining()) {
      gradient[index++] += source.get();
    }
    return index;
  }
}
