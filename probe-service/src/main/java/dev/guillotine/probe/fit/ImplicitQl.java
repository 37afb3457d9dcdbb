package dev.guillotine.probe.fit;

/**
 * Eigenvalues of a symmetric tridiagonal matrix, and the rotations that lead to them: implicit QL
 * with Wilkinson's shift. It is algorithm 8.3.2 of Golub and Van Loan, Matrix Computations, 4th
 * edition, mirrored: there, the last eigenvalue is found first.
 *
 * <p>An entry beside the diagonal counts as zero at 2⁻⁵² of the matrix's largest row sum, which is
 * an error of the size of rounding, whatever the spectrum.
 */
final class ImplicitQl {
  private static final double ROUNDING = Math.ulp(1.0);

  /** Sweeps that one eigenvalue may take; two are usual. */
  private static final int MOST_SWEEPS = 60;

  private final double[] diagonal;

  /** The entry of row i + 1 and column i at place i. */
  private final double[] below;

  private final Rotations rotations;

  private ImplicitQl(double[] diagonal, double[] below, Rotations rotations) {
    this.diagonal = diagonal;
    this.below = below;
    this.rotations = rotations;
  }

  /**
   * Turns T's diagonal into its eigenvalues, in no order.
   *
   * @param diagonal d finite values; changed
   * @param below as {@link Householder#below} gives it; left as it is
   * @param rotations takes every rotation, and has applied them in the end: rows that were an
   *     identity matrix become the eigenvectors
   * @param stop asked before each sweep
   */
  static <E extends Exception> void solve(
      double[] diagonal, double[] below, Rotations rotations, StopSignal<E> stop) throws E {
    double[] shifted = new double[diagonal.length];
    System.arraycopy(below, 1, shifted, 0, diagonal.length - 1);
    ImplicitQl solver = new ImplicitQl(diagonal, shifted, rotations);
    double nothing = ROUNDING * solver.largestRowSum();
    for (int first = 0; first < diagonal.length - 1; first++) {
      int sweeps = 0;
      for (int last = solver.end(first, nothing); last > first; last = solver.end(first, nothing)) {
        stop.check();
        if (++sweeps > MOST_SWEEPS) {
          throw new ArithmeticException(
              "eigenvalue %d is not found after %d sweeps".formatted(first, MOST_SWEEPS));
        }
        solver.sweep(first, last);
      }
    }
    rotations.finish();
  }

  private double largestRowSum() {
    double largest = 0;
    for (int row = 0; row < diagonal.length; row++) {
      double left = row == 0 ? 0 : Math.abs(below[row - 1]);
      largest = Math.max(largest, left + Math.abs(diagonal[row]) + Math.abs(below[row]));
    }
    return largest;
  }

  /** The last row of the block that begins at {@code first} and cannot be split. */
  private int end(int first, double nothing) {
    int last = first;
    while (last < diagonal.length - 1 && Math.abs(below[last]) > nothing) {
      last++;
    }
    return last;
  }

  /** One QL step on a block: its first entry beside the diagonal shrinks towards zero. */
  private void sweep(int first, int last) {
    double direct = diagonal[last] - shift(first);
    double bulge = below[last - 1];
    for (int place = last - 1; place >= first; place--) {
      double length = Math.hypot(direct, bulge);
      double cosine = length == 0 ? 1 : direct / length;
      double sine = length == 0 ? 0 : bulge / length;
      if (place < last - 1) {
        below[place + 1] = length;
      }
      double beside = below[place];
      double turned = sine * (diagonal[place] - diagonal[place + 1]) + 2 * cosine * beside;
      diagonal[place + 1] += sine * turned;
      diagonal[place] -= sine * turned;
      below[place] = cosine * turned - beside;
      rotations.rotate(place, cosine, sine);
      if (place > first) {
        direct = below[place];
        bulge = sine * below[place - 1];
        below[place - 1] *= cosine;
      }
    }
  }

  /** The eigenvalue of the first two rows and columns that is nearer to the first entry. */
  private double shift(int first) {
    double beside = below[first];
    double half = (diagonal[first + 1] - diagonal[first]) / 2;
    double root = Math.copySign(Math.hypot(half, beside), half);
    return diagonal[first] - beside / (half + root) * beside;
  }
}
