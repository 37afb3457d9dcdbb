package dev.guillotine.probe.fit;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Features that the tests make. */
final class Samples {
  private Samples() {}

  /**
   * Normal clusters, one around each class's own axis.
   *
   * @param distance of each centre from the origin, in standard deviations; 0 for pure noise
   */
  static FeatureMatrix clusters(int rows, int columns, int classes, double distance, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(classes);
      for (int column = 0; column < columns; column++) {
        double centre = column == labels[row] ? distance : 0;
        values[row * columns + column] = (float) (centre + random.nextGaussian());
      }
    }
    return new FeatureMatrix(values, columns, labels);
  }

  /** Three sets of such clusters. */
  static ProbeData data(int rows, int columns, int classes, double distance) {
    return new ProbeData(
        clusters(rows, columns, classes, distance, 1),
        clusters(rows / 2, columns, classes, distance, 2),
        clusters(rows / 2, columns, classes, distance, 3),
        classes);
  }

  /** How a feature or a label is changed. */
  interface Change<T> {
    T of(int row, int column, T before);
  }

  /** The same rows with other features. */
  static FeatureMatrix withFeatures(FeatureMatrix matrix, Change<Float> change) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    for (int index = 0; index < values.length; index++) {
      int row = index / matrix.columns();
      int column = index % matrix.columns();
      values[index] = change.of(row, column, matrix.value(row, column));
    }
    return new FeatureMatrix(values, matrix.columns(), labels(matrix));
  }

  /** The same features with other labels. */
  static FeatureMatrix withLabels(FeatureMatrix matrix, IntUnaryOperator label) {
    int[] labels = IntStream.range(0, matrix.rows()).map(label).toArray();
    return new FeatureMatrix(values(matrix), matrix.columns(), labels);
  }

  /** The rows from the last to the first. */
  static FeatureMatrix reversed(FeatureMatrix matrix) {
    int last = matrix.rows() - 1;
    return withLabels(
        withFeatures(matrix, (row, column, before) -> matrix.value(last - row, column)),
        row -> matrix.label(last - row));
  }

  static int[] labels(FeatureMatrix matrix) {
    return IntStream.range(0, matrix.rows()).map(matrix::label).toArray();
  }

  private static float[] values(FeatureMatrix matrix) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    for (int index = 0; index < values.length; index++) {
      values[index] = matrix.value(index / matrix.columns(), index % matrix.columns());
    }
    return values;
  }
}
