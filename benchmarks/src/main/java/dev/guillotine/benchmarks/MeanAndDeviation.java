package dev.guillotine.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Mean and standard deviation of one number over seeds.
 *
 * @param mean of all
 * @param deviation with n − 1 in the denominator, 0 for a single one
 */
record MeanAndDeviation(double mean, double deviation) {

  /** Of at least one number. */
  static MeanAndDeviation of(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return new MeanAndDeviation(mean, Math.sqrt(squares / Math.max(1, values.size() - 1)));
  }

  /**
   * All columns of a table side by side.
   *
   * @param rows one for each seed, of equal length
   */
  static String line(List<List<Double>> rows) {
    return IntStream.range(0, rows.get(0).size())
        .mapToObj(column -> of(rows.stream().map(row -> row.get(column)).toList()))
        .map(one -> String.format(Locale.ROOT, "%.1f±%.1f", one.mean(), one.deviation()))
        .collect(Collectors.joining(" · "));
  }
}
