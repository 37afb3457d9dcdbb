package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Multinomial logistic regression on the standardised features of one set of rows, for as many
 * penalties as are asked for. The rows lie in native memory once, as long as their manager is open.
 *
 * <p>Only classes that occur among the rows get weights, so that no other is ever predicted. With a
 * single one, every prediction is that class.
 */
final class LogisticRegression implements PenalisedRegression {
  private static final int MOST_ITERATIONS = 1000;

  private final NDManager memory;
  private final Trial<Classes> trial;
  private final KnownCurvature curvature;
  private final int[] classes;
  private final int width;
  private final NDArray features;
  private final NDArray labels;

  /**
   * Standardises the fitted rows into native memory.
   *
   * @param memory owns all native memory that is used; on the CPU
   */
  LogisticRegression(NDManager memory, Trial<Classes> trial) {
    this(memory, trial, curvature(memory, trial));
  }

  /**
   * As above.
   *
   * @param curvature of this regression or one that differs little
   */
  LogisticRegression(NDManager memory, Trial<Classes> trial, KnownCurvature curvature) {
    this.memory = memory;
    this.trial = trial;
    this.curvature = curvature;
    Rows rows = trial.features().fittedRows();
    classes = trial.fitted().occurring();
    width = rows.width();
    features = rows.load(memory);
    long[] places = new long[rows.count()];
    for (int row = 0; row < places.length; row++) {
      places[row] = Arrays.binarySearch(classes, trial.fitted().value(row));
    }
    labels = memory.create(places);
  }

  /**
   * What is known of a regression before it is fitted.
   *
   * @param memory owns it
   */
  static KnownCurvature curvature(NDManager memory, Trial<Classes> trial) {
    int outputs = trial.fitted().occurring().length;
    double share = 1.0 / outputs;
    return new KnownCurvature(memory, trial.features(), outputs == 1 ? 1 : share * (1 - share));
  }

  @Override
  public Vector origin() {
    return Vector.zero(Math.multiplyExact(classes.length, width + 1));
  }

  @Override
  public <E extends Exception> Minimum solve(
      double penalty, Vector start, double tolerance, StopSignal<E> stop) throws E {
    return new LimitedMemoryBfgs(tolerance, MOST_ITERATIONS)
        .minimise(
            new SoftmaxLoss(features, labels, classes.length, penalty),
            start,
            curvature.at(penalty, stop),
            stop);
  }

  @Override
  public Statistic statistic(Vector weights) {
    return new Accuracy(predict(weights), trial.scored());
  }

  /**
   * The most probable class of each scored row; of equals the lowest.
   *
   * @param weights where {@link #solve} ended
   */
  int[] predict(Vector weights) {
    Rows rows = trial.features().scoredRows();
    int[] predicted = new int[rows.count()];
    AffineMap.apply(
        memory,
        weights,
        classes.length,
        rows,
        (block, values) -> {
          for (int row = block.from(); row < block.to(); row++) {
            predicted[row] = classes[placeOfLargest(values)];
          }
        });
    return predicted;
  }

  private int placeOfLargest(FloatBuffer values) {
    int place = 0;
    float largest = values.get();
    for (int candidate = 1; candidate < classes.length; candidate++) {
      float value = values.get();
      if (value > largest) {
        largest = value;
        place = candidate;
      }
    }
    return place;
  }
}
