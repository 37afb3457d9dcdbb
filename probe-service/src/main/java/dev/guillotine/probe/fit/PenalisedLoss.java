package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.FloatBuffer;

/**
 * The objective of a linear classifier: the mean over n samples of a loss of W x + b, plus
 * (λ/2)‖W‖². The bias b is not penalised.
 *
 * <p>The variables are W {@code [C, d]}, row after row, then b {@code [C]}. Products are computed
 * in float32 by libtorch, sums over samples and the penalty in double; forward and backward over as
 * many rows as a processor's cache holds, so that they are read from memory once. Nothing that an
 * evaluation allocates outlives it.
 */
abstract sealed class PenalisedLoss implements Objective permits SigmoidLoss, SoftmaxLoss {
  private final NDArray features;
  private final int outputs;
  private final double penalty;

  /**
   * Takes the data; who owns the array frees it.
   *
   * @param features {@code [n, d]} float32
   * @param outputs C
   * @param penalty λ, at least 0
   */
  PenalisedLoss(NDArray features, int outputs, double penalty) {
    this.features = features;
    this.outputs = outputs;
    this.penalty = penalty;
  }

  /**
   * The loss of some samples.
   *
   * @param sum over the samples
   * @param slope {@code [C, block]}, its derivatives by W x + b
   */
  record Part(double sum, NDArray slope) {}

  /**
   * The loss of the samples of one block. What it allocates is freed by the caller's scope.
   *
   * @param scores {@code [C, block]}, W x + b of each; may be written to
   */
  abstract Part loss(NDArray scores, Block block);

  @Override
  public final Evaluation evaluate(Vector point) {
    int rows = (int) features.getShape().get(0);
    int width = (int) features.getShape().get(1);
    double[] gradient = new double[point.size()];
    double sum = 0;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      AffineMap map = AffineMap.of(features.getManager(), point, outputs, width);
      for (Block block : Block.ofCache(rows, Math.max(width, outputs))) {
        sum += addBlock(block, map, gradient);
      }
    }
    double squares = 0;
    for (int place = 0; place < gradient.length; place++) {
      gradient[place] /= rows;
      if (place < outputs * width) {
        squares += point.at(place) * point.at(place);
        gradient[place] += penalty * point.at(place);
      }
    }
    return new Evaluation(point, sum / rows + penalty / 2 * squares, Vector.of(gradient));
  }

  /** Adds the gradient of some rows' summed loss to {@code gradient}; returns that sum. */
  private double addBlock(Block block, AffineMap map, double[] gradient) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray rows = features.get("{}:{}", block.from(), block.to());
      Part part = loss(map.apply(rows), block);
      int next = addTo(gradient, 0, part.slope().matMul(rows));
      addTo(gradient, next, part.slope().sum(new int[] {1}));
      return part.sum();
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
