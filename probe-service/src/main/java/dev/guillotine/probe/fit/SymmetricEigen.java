package dev.guillotine.probe.fit;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, A = V diag(values) Vᵀ, by {@link Householder}
 * and {@link ImplicitQl}, in double, on one thread. The errors are those of rounding, measured
 * against the largest eigenvalue, whatever the spectrum: repeated eigenvalues get vectors that are
 * orthogonal like any others.
 */
final class SymmetricEigen {
  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix.
   *
   * @param lower A's lower triangle, row i with its first i + 1 entries, at least one row; taken
   *     over and changed
   * @param stop asked again and again, about every 100 ms at d = 2,048
   * @throws IllegalArgumentException naming the first entry that is not finite
   */
  static <E extends Exception> SymmetricEigen of(double[][] lower, StopSignal<E> stop) throws E {
    double unit = unit(lower);
    for (double[] row : lower) {
      for (int column = 0; column < row.length; column++) {
        row[column] /= unit;
      }
    }
    Householder reduction = Householder.reduce(lower, stop);
    double[] values = reduction.diagonal();
    double[][] vectors = new double[lower.length][lower.length];
    for (int row = 0; row < lower.length; row++) {
      vectors[row][row] = 1;
    }
    ImplicitQl.solve(values, reduction.below(), new Rotations(vectors), stop);
    reduction.apply(vectors, stop);
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparing(place -> values[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SymmetricEigen(
        IntStream.of(order).mapToDouble(place -> values[place] * unit).toArray(),
        IntStream.of(order).mapToObj(place -> vectors[place]).toArray(double[][]::new));
  }

  /** Number of rows d. */
  int size() {
    return values.length;
  }

  /** An eigenvalue; place 0 has the smallest, place d - 1 the largest. */
  double value(int place) {
    return values[place];
  }

  /** Vᵀ x: the coordinates of a vector, d values, along the eigenvectors. */
  double[] coordinates(double[] vector) {
    double[] coordinates = new double[values.length];
    for (int place = 0; place < coordinates.length; place++) {
      for (int column = 0; column < vector.length; column++) {
        coordinates[place] += vectors[place][column] * vector[column];
      }
    }
    return coordinates;
  }

  /** V x: the vector that has these coordinates. */
  double[] vector(double[] coordinates) {
    double[] vector = new double[values.length];
    for (int place = 0; place < coordinates.length; place++) {
      double coordinate = coordinates[place];
      double[] eigenvector = vectors[place];
      for (int column = 0; column < vector.length; column++) {
        vector[column] += coordinate * eigenvector[column];
      }
    }
    return vector;
  }

  /** The power of two at or below the largest entry, which changes no digit; 1 for zeros alone. */
  private static double unit(double[][] lower) {
    double largest = 0;
    for (int row = 0; row < lower.length; row++) {
      for (int column = 0; column <= row; column++) {
        if (!Double.isFinite(lower[row][column])) {
          throw new IllegalArgumentException(
              "the entry in row %d, column %d is %s; allowed are finite values"
                  .formatted(row, column, lower[row][column]));
        }
        largest = Math.max(largest, Math.abs(lower[row][column]));
      }
    }
    return largest < Double.MIN_NORMAL ? 1 : Math.scalb(1.0, Math.getExponent(largest));
  }
}
