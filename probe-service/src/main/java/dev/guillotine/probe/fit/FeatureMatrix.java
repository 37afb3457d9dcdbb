package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * The features of n samples at one cut, {@code [n, d]} in float32. Every value is finite.
 *
 * <p>The array is taken over, not copied: who hands it in must not change it any more. One matrix
 * holds at most 2<sup>31</sup> - 9 values (8 GiB), the longest array that every Java virtual
 * machine offers.
 */
public final class FeatureMatrix {
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private final float[] values;
  private final int rows;
  private final int columns;

  /**
   * Checks and takes over the features of at least one sample.
   *
   * @param values {@code n * d} finite values, row after row
   * @param rows n, the number of samples, at least 1
   * @param columns d, the width of the cut, at least 1
   * @throws IllegalArgumentException when the sizes do not fit, or naming the row and column of the
   *     first value that is not finite
   */
  public FeatureMatrix(float[] values, int rows, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns is " + columns + "; allowed is at least 1");
    }
    if (rows < 1) {
      throw new IllegalArgumentException("rows is " + rows + "; allowed is at least 1");
    }
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "values has %d entries; needed are %d rows of %d columns, %d in all"
              .formatted(values.length, rows, columns, (long) rows * columns));
    }
    for (int index = 0; index < values.length; index++) {
      if (!Float.isFinite(values[index])) {
        throw new IllegalArgumentException(
            "the feature in row %d, column %d is %s; allowed are finite values"
                .formatted(index / columns, index % columns, values[index]));
      }
    }
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /** Of two matrices that were checked. */
  private FeatureMatrix(FeatureMatrix first, FeatureMatrix second, int length) {
    values = Arrays.copyOf(first.values, length);
    System.arraycopy(second.values, 0, values, first.values.length, second.values.length);
    rows = first.rows + second.rows;
    columns = first.columns;
  }

  /** Number of samples n. */
  public int rows() {
    return rows;
  }

  /** Width d of the cut. */
  public int columns() {
    return columns;
  }

  /** One feature of one sample. */
  public float value(int row, int column) {
    return values[row * columns + column];
  }

  /**
   * Copies one sample's features.
   *
   * @param target takes the d values
   */
  public void read(int row, float[] target) {
    System.arraycopy(values, row * columns, target, 0, columns);
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
              .formatted(rows, columns, other.rows, other.columns, MOST_VALUES));
    }
    return new FeatureMatrix(this, other, (int) length);
  }
}
