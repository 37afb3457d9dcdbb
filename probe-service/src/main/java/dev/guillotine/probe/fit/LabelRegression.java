package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * A logistic regression for each of k labels on the standardised features of one set of rows, for
 * as many penalties as are asked for. The rows lie in native memory once, as long as their manager
 * is open.
 *
 * <p>A label that all rows have, or none, teaches nothing: its weights and bias stay 0, and so does
 * its score.
 */
final class LabelRegression implements PenalisedRegression {
  private static final int MOST_ITERATIONS = 1000;

  /** Of the cross-entropy by the score of a label, where it is as likely as not. */
  private static final double CURVATURE = 0.25;

  private final NDManager memory;
  private final Trial<LabelSets> trial;
  private final KnownCurvature curvature;
  private final int labels;
  private final int width;
  private final NDArray features;
  private final NDArray truth;
  private final NDArray counted;
  private final int varying;

  /**
   * Standardises the fitted rows into native memory.
   *
   * @param memory owns all native memory that is used; on the CPU
   */
  LabelRegression(NDManager memory, Trial<LabelSets> trial) {
    this(memory, trial, curvature(memory, trial));
  }

  /**
   * As above.
   *
   * @param curvature of this regression or one that differs little
   */
  LabelRegression(NDManager memory, Trial<LabelSets> trial, KnownCurvature curvature) {
    this.memory = memory;
    this.trial = trial;
    this.curvature = curvature;
    LabelSets fitted = trial.fitted();
    labels = fitted.labels();
    Rows rows = trial.features().fittedRows();
    width = rows.width();
    features = rows.load(memory);
    truth = memory.create(new Shape(labels, fitted.rows()));
    FloatBuffer target = truth.toByteBuffer(true).asFloatBuffer();
    for (int label = 0; label < labels; label++) {
      for (int row = 0; row < fitted.rows(); row++) {
        target.put(fitted.has(row, label) ? 1 : 0);
      }
    }
    counted = memory.create(new Shape(labels, 1));
    FloatBuffer counts = counted.toByteBuffer(true).asFloatBuffer();
    for (int label = 0; label < labels; label++) {
      counts.put(fitted.varies(label) ? 1 : 0);
    }
    varying = fitted.varying();
  }

  /**
   * What is known of a regression before it is fitted.
   *
   * @param memory owns it
   */
  static KnownCurvature curvature(NDManager memory, Trial<LabelSets> trial) {
    return new KnownCurvature(memory, trial.features(), CURVATURE);
  }

  @Override
  public Vector origin() {
    return Vector.zero(Math.multiplyExact(labels, width + 1));
  }

  /** The tolerance is a share of the mean objective of the labels that vary. */
  @Override
  public <E extends Exception> Minimum solve(
      double penalty, Vector start, double tolerance, StopSignal<E> stop) throws E {
    return new LimitedMemoryBfgs(tolerance / Math.max(1, varying), MOST_ITERATIONS)
        .minimise(
            new SigmoidLoss(features, truth, counted, penalty),
            start,
            curvature.at(penalty, stop),
            stop);
  }

  @Override
  public Statistic statistic(Vector weights) {
    return new AveragePrecision(scores(weights), trial.scored());
  }

  /**
   * Scores each label of each scored row: the higher the likelier.
   *
   * @param weights where {@link #solve} ended
   * @return {@code [m, k]}, row after row
   */
  float[] scores(Vector weights) {
    Rows rows = trial.features().scoredRows();
    float[] scores = new float[Math.multiplyExact(rows.count(), labels)];
    AffineMap.apply(
        memory,
        weights,
        labels,
        rows,
        (block, values) -> values.get(scores, block.from() * labels, block.rows() * labels));
    return scores;
  }
}
