package dev.guillotine.benchmarks;

import java.util.Collection;
import java.util.Locale;

/**
 * How a number came out over several measurements.
 *
 * @param median half of them lie below
 * @param lower a quarter of them lies below
 * @param upper a quarter of them lies above
 * @param count how many there are
 */
record Spread(double median, double lower, double upper, int count) {

  /** The spread of at least one measurement. */
  static Spread of(Collection<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Spread(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75), sorted.length);
  }

  /** A quantile, linear between the two nearest measurements. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Median, quartiles and count, with a unit. */
  String in(String unit) {
    return String.format(
        Locale.ROOT, "%.0f %s (quartiles %.0f to %.0f, n = %d)", median, unit, lower, upper, count);
  }
}
