package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * A symmetric matrix brought to tridiagonal form, A = Q T Qᵀ, by reflections I - factor u uᵀ (Golub
 * and Van Loan, Matrix Computations, 4th edition, algorithm 8.3.1, here from the last row to the
 * first). Takes 4/3 d³ operations.
 *
 * <p>Only the lower triangle is kept, row after row. Each vector u stays where the row was that its
 * reflection cleared. Applying one reflection and multiplying by the next u takes a single pass
 * over the triangle.
 */
final class Householder {
  /** Beside a largest entry of about 1, so little is nothing: far below rounding. */
  private static final double NOTHING = 1e-30;

  /** How many vectors meet each u while it is in the processor's nearest cache. */
  private static final int GROUP = 16;

  private final double[][] rows;
  private final double[] diagonal;
  private final double[] below;

  /** 2/‖u‖² for each row; 0 where there was nothing to clear. */
  private final double[] factors;

  private Householder(double[][] rows) {
    this.rows = rows;
    diagonal = new double[rows.length];
    below = new double[rows.length];
    factors = new double[rows.length];
  }

  /**
   * Reduces a matrix.
   *
   * @param rows the lower triangle, row i with i + 1 finite entries, the largest of about 1; taken
   *     over and changed
   * @param stop asked before each reflection
   */
  static <E extends Exception> Householder reduce(double[][] rows, StopSignal<E> stop) throws E {
    Householder reduction = new Householder(rows);
    double[] other = new double[rows.length];
    double[] product = new double[rows.length];
    boolean pending = false;
    for (int step = rows.length - 1; step >= 0; step--) {
      stop.check();
      if (pending) {
        reduction.update(step, step + 1, other);
      }
      reduction.diagonal[step] = rows[step][step];
      reduction.clear(step);
      Arrays.fill(product, 0);
      for (int row = 0; row < step; row++) {
        if (pending) {
          reduction.update(row, step + 1, other);
        }
        reduction.multiply(row, step, product);
      }
      pending = reduction.factors[step] != 0;
      if (pending) {
        reduction.complete(step, product);
        double[] spare = other;
        other = product;
        product = spare;
      }
    }
    return reduction;
  }

  /** T's diagonal, d values; changes are kept. */
  double[] diagonal() {
    return diagonal;
  }

  /** T's entries below the diagonal: the one of row i and column i - 1 at place i, 0 at place 0. */
  double[] below() {
    return below;
  }

  /**
   * Multiplies vectors by Q, in place.
   *
   * @param vectors any number of rows of d values
   * @param stop asked before each group of rows
   */
  <E extends Exception> void apply(double[][] vectors, StopSignal<E> stop) throws E {
    for (int from = 0; from < vectors.length; from += GROUP) {
      stop.check();
      int to = Math.min(from + GROUP, vectors.length);
      for (int step = 2; step < rows.length; step++) {
        for (int vector = from; vector < to && factors[step] != 0; vector++) {
          double length = factors[step] * dot(rows[step], vectors[vector], step);
          add(vectors[vector], -length, rows[step], step);
        }
      }
    }
  }

  /** Finds the reflection that leaves a row nothing but its entry next to the diagonal. */
  private void clear(int step) {
    double[] row = rows[step];
    double largest = 0;
    for (int column = 0; column < step - 1; column++) {
      largest = Math.max(largest, Math.abs(row[column]));
    }
    if (step > 0) {
      below[step] = row[step - 1];
    }
    if (largest > NOTHING) {
      double length = Math.copySign(Math.sqrt(dot(row, row, step)), row[step - 1]);
      row[step - 1] += length;
      below[step] = -length;
      factors[step] = 1 / (length * row[step - 1]);
    }
  }

  /** Applies the reflection {@code step} to one row: A - u qᵀ - q uᵀ. */
  private void update(int row, int step, double[] other) {
    double[] reflector = rows[step];
    double[] target = rows[row];
    double left = reflector[row];
    double right = other[row];
    for (int column = 0; column <= row; column++) {
      target[column] -= left * other[column] + right * reflector[column];
    }
  }

  /** Adds what one row, and the column that mirrors it, bring to A u. */
  private void multiply(int row, int step, double[] product) {
    if (factors[step] != 0) {
      double[] reflector = rows[step];
      add(product, reflector[row], rows[row], row);
      product[row] += dot(rows[row], reflector, row + 1);
    }
  }

  /** Turns A u into q. */
  private void complete(int step, double[] product) {
    double factor = factors[step];
    double half = factor * factor / 2 * dot(rows[step], product, step);
    for (int place = 0; place < step; place++) {
      product[place] = factor * product[place] - half * rows[step][place];
    }
  }

  private static void add(double[] target, double factor, double[] summand, int length) {
    for (int place = 0; place < length; place++) {
      target[place] += factor * summand[place];
    }
  }

  /** Four sums side by side, so that none waits for the one before. */
  private static double dot(double[] left, double[] right, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int place = 0;
    for (; place + 3 < length; place += 4) {
      first += left[place] * right[place];
      second += left[place + 1] * right[place + 1];
      third += left[place + 2] * right[place + 2];
      fourth += left[place + 3] * right[place + 3];
    }
    for (; place < length; place++) {
      first += left[place] * right[place];
    }
    return first + second + third + fourth;
  }
}
