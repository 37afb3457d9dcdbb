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
  static Labelled clusters(int rows, int columns, int classes, double distance, long seed) {
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
    return new Labelled(new FeatureMatrix(values, rows, columns), new Classes(labels, classes));
  }

  /** Three sets of such clusters. */
  static ProbeData data(int rows, int columns, int classes, double distance) {
    return data(
        clusters(rows, columns, classes, distance, 1),
        clusters(rows / 2, columns, classes, distance, 2),
        clusters(rows / 2, columns, classes, distance, 3));
  }

  /** Train, validation and test. */
  static ProbeData data(Labelled train, Labelled validation, Labelled test) {
    return new ProbeData(
        new CutFeatures(train.features(), validation.features(), test.features()),
        train.classes(),
        validation.classes(),
        test.classes());
  }

  /** How a feature or a label is changed. */
  interface Change<T> {
    T of(int row, int column, T before);
  }

  /** The same rows with other features. */
  static Labelled withFeatures(Labelled rows, Change<Float> change) {
    return new Labelled(withFeatures(rows.features(), change), rows.classes());
  }

  /** The same rows with other features. */
  static FeatureMatrix withFeatures(FeatureMatrix matrix, Change<Float> change) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    for (int index = 0; index < values.length; index++) {
      int row = index / matrix.columns();
      int column = index % matrix.columns();
      values[index] = change.of(row, column, matrix.value(row, column));
    }
    return new FeatureMatrix(values, matrix.rows(), matrix.columns());
  }

  /** The same features with other labels. */
  static Labelled withLabels(Labelled rows, IntUnaryOperator label) {
    int[] labels = IntStream.range(0, rows.rows()).map(label).toArray();
    int classes = Math.max(rows.classes().classes(), IntStream.of(labels).max().orElseThrow() + 1);
    return new Labelled(rows.features(), new Classes(labels, classes));
  }

  /** The rows from the last to the first. */
  static Labelled reversed(Labelled rows) {
    int last = rows.rows() - 1;
    return withLabels(
        withFeatures(rows, (row, column, before) -> rows.value(last - row, column)),
        row -> rows.label(last - row));
  }
}
