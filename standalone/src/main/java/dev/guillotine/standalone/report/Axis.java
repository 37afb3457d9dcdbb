package dev.guillotine.standalone.report;

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

  /** A mark as a percentage, with a decimal only where the steps need one. */
  String label(double mark) {
    double percents = 100 * step;
    return Math.abs(percents - Math.rint(percents)) < 1e-9
        ? Long.toString(Math.round(100 * mark))
        : Words.percent(mark);
  }
}
