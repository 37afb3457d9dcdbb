package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Multinomial logistic regression on the standardised features of one set of rows, for as many
 * penalties as are asked for. The rows lie in native memory once, as long as their manager is open.
 *
 * <p>Only classes that occur among the rows get weights, so that no other is ever predicted. With a
 * single one, every prediction is that class.
 */
final class LogisticRegression {
  private static final LimitedMemoryBfgs OPTIMISER = new LimitedMemoryBfgs(1e-4, 1000);

  private final NDManager memory;
  private final Standardisation standardisation;
  private final int[] classes;
  private final int width;
  private final NDArray features;
  private final NDArray labels;

  /**
   * Standardises the rows into native memory.
   *
   * @param memory owns all native memory that is used; on the CPU
   * @param rows what to fit on
   */
  LogisticRegression(NDManager memory, FeatureMatrix rows) {
    this.memory = memory;
    standardisation = Standardisation.of(rows);
    classes = rows.classes();
    width = rows.columns();
    features = standardisation.apply(rows).load(memory, new Block(0, rows.rows()));
    long[] places = new long[rows.rows()];
    for (int row = 0; row < places.length; row++) {
      places[row] = Arrays.binarySearch(classes, rows.label(row));
    }
    labels = memory.create(places);
  }

  /** All weights zero. */
  Vector origin() {
    return Vector.zero(Math.multiplyExact(classes.length, width + 1));
  }

  /**
   * Fits.
   *
   * @param penalty λ of {@link SoftmaxLoss}
   * @param start where to begin; how soon it ends depends on it, where it ends does not
   */
  <E extends Exception> Minimum solve(double penalty, Vector start, StopSignal<E> stop) throws E {
    return OPTIMISER.minimise(
        new SoftmaxLoss(features, labels, classes.length, penalty), start, stop);
  }

  /**
   * The most probable class of each row; of equals the lowest.
   *
   * @param weights where {@link #solve} ended
   * @param rows {@code [m, d]}
   */
  int[] predict(Vector weights, FeatureMatrix rows) {
    int[] predicted = new int[rows.rows()];
    Rows standardised = standardisation.apply(rows);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      AffineMap map = AffineMap.of(memory, weights, classes.length, width);
      for (Block block : Block.split(rows.rows(), Math.max(width, classes.length))) {
        predictBlock(map, standardised, block, predicted);
      }
    }
    return predicted;
  }

  private void predictBlock(AffineMap map, Rows rows, Block block, int[] predicted) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray scores = map.apply(rows.load(memory, block));
      FloatBuffer values = scores.toByteBuffer(true).asFloatBuffer();
      for (int row = block.from(); row < block.to(); row++) {
        predicted[row] = classes[placeOfLargest(values)];
      }
    }
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
