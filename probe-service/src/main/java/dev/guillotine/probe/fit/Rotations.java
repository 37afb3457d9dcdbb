package dev.guillotine.probe.fit;

/**
 * Plane rotations of neighbouring rows of a matrix, kept until there are many, so that a strip of
 * columns that fits into the processor's cache takes all of them at once.
 */
final class Rotations {
  /** Columns of a strip: 2,048 rows of it are 4 MiB. */
  private static final int STRIP = 256;

  private static final int MOST = 1 << 16;

  private final double[][] rows;
  private final int[] places = new int[MOST];
  private final double[] cosines = new double[MOST];
  private final double[] sines = new double[MOST];
  private int kept;

  /** Rotates these rows, d of at least d values each, in place. */
  Rotations(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Replaces row {@code place + 1} by cosine × itself + sine × row {@code place}, and row {@code
   * place} by cosine × itself - sine × row {@code place + 1}; at the latest when {@link #finish}
   * returns.
   */
  void rotate(int place, double cosine, double sine) {
    if (kept == MOST) {
      finish();
    }
    places[kept] = place;
    cosines[kept] = cosine;
    sines[kept] = sine;
    kept++;
  }

  /** Applies all that are kept, in order. */
  void finish() {
    for (int from = 0; from < rows.length; from += STRIP) {
      int to = Math.min(from + STRIP, rows.length);
      for (int index = 0; index < kept; index++) {
        int place = places[index];
        rotate(rows[place], rows[place + 1], cosines[index], sines[index], from, to);
      }
    }
    kept = 0;
  }

  private static void rotate(
      double[] lower, double[] upper, double cosine, double sine, int from, int to) {
    for (int column = from; column < to; column++) {
      double before = lower[column];
      lower[column] = cosine * before - sine * upper[column];
      upper[column] = cosine * upper[column] + sine * before;
    }
  }
}
