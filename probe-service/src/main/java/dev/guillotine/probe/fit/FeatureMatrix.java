package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * The features of n samples at one cut, {@code [n, d]} in float32, each with its label. Every value
 * is finite and every label is at least 0.
 *
 * <p>The arrays are taken over, not copied: who hands them in must not change them any more. One
 * matrix holds at most 2<sup>31</sup> - 9 values (8 GiB), the longest array that every Java virtual
 * machine offers.
 */
public final class FeatureMatrix {
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private final float[] values;
  private final int columns;
  private final int[] labels;

  /**
   * Checks and takes over the features of at least one sample.
   *
   * @param values {@code n * d} finite values, row after row
   * @param columns d, the width of the cut, at least 1
   * @param labels the class of each of the n rows, at least 0
   * @throws IllegalArgumentException when the lengths do not fit, or naming the row and column of
   *     the first value that is not finite, or the row of the first negative label
   */
  public FeatureMatrix(float[] values, int columns, int[] labels) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns is " + columns + "; allowed is at least 1");
    }
    if (labels.length == 0) {
      throw new IllegalArgumentException("labels is empty; needed is at least one sample");
    }
    if (values.length != (long) labels.length * columns) {
      throw new IllegalArgumentException(
          "values has %d entries; needed are %d rows of %d columns, %d in all"
              .formatted(values.length, labels.length, columns, (long) labels.length * columns));
    }
    for (int index = 0; index < values.length; index++) {
      if (!Float.isFinite(values[index])) {
        throw new IllegalArgumentException(
            "the feature in row %d, column %d is %s; allowed are finite values"
                .formatted(index / columns, index % columns, values[index]));
      }
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0) {
        throw new IllegalArgumentException(
            "the label of row %d is %d; allowed is at least 0".formatted(row, labels[row]));
      }
    }
    this.values = values;
    this.columns = columns;
    this.labels = labels;
  }

  /** Number of samples n. */
  public int rows() {
    return labels.length;
  }

  /** Width d of the cut. */
  public int columns() {
    return columns;
  }

  /** One feature of one sample. */
  public float value(int row, int column) {
    return values[row * columns + column];
  }

  /** The class of one sample. */
  public int label(int row) {
    return labels[row];
  }

  /**
   * The rows of this matrix followed by those of another, as a copy.
   *
   * @throws IllegalArgumentException when the widths differ or the result would be too large
   */
  FeatureMatrix followedBy(FeatureMatrix other) {
    long length = (long) values.length + other.values.length;
    if (columns != other.columns || length > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%d rows of %d columns cannot be followed by %d rows of %d; allowed are equal columns and at most %d values"
              .formatted(rows(), columns, other.rows(), other.columns, MOST_VALUES));
    }
    float[] allValues = Arrays.copyOf(values, (int) length);
    System.arraycopy(other.values, 0, allValues, values.length, other.values.length);
    int[] allLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
    System.arraycopy(other.labels, 0, allLabels, labels.length, other.labels.length);
    return new FeatureMatrix(allValues, columns, allLabels);
  }

  /** The classes that occur among the labels, ascending. */
  int[] classes() {
    return Arrays.stream(labels).distinct().sorted().toArray();
  }
}
