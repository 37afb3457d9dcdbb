package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.Metric;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis with round numbers at its ends and its marks.
 *
 * @param least value at its begin
 * @param step between two marks, above 0
 * @param steps in all, at least 1
 */
record Axis(double least, double step, int steps) {
  private static final int MOST_DECIMALS = 6;
  private static final List<Double> ROUND = List.of(1.0, 2.0, 2.5, 5.0, 10.0);

  /**
   * The shortest axis that holds all values.
   *
   * @param most marks that it may have besides the one at its begin
   */
  static Axis covering(DoubleStream values, int most) {
    var range = values.summaryStatistics();
    double least = range.getCount() == 0 ? 0 : range.getMin();
    double largest = range.getCount() == 0 ? 1 : range.getMax();
    double span = Math.max(largest - least, 1e-3);
    double power = Math.pow(10, Math.floor(Math.log10(span / most)));
    for (double round : ROUND) {
      double step = round * power;
      double begin = Math.floor(least / step + 1e-9) * step;
      int steps = Math.max(1, (int) Math.ceil((largest - begin) / step - 1e-9));
      if (steps <= most) {
        return new Axis(begin, step, steps);
      }
    }
    return new Axis(Math.floor(least / (20 * power)) * 20 * power, 20 * power, most);
  }

  /** Where a value lies, 0 at the begin to 1 at the end. */
  double position(double value) {
    return (value - least) / (step * steps);
  }

  /** The values of the marks, ascending. */
  List<Double> marks() {
    return IntStream.rangeClosed(0, steps).mapToObj(mark -> least + mark * step).toList();
  }

  /** A mark in the metric's unit, with as many decimals as the steps need. */
  String label(double mark, Metric metric) {
    double scaled = Words.scale(metric) * step;
    int decimals = 0;
    while (decimals < MOST_DECIMALS && !whole(scaled * Math.pow(10, decimals))) {
      decimals++;
    }
    return Words.decimals(Words.scale(metric) * mark, decimals);
  }

  private static boolean whole(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-6;
  }
}
