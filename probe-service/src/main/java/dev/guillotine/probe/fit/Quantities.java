package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a regression predicts: one or more real outputs, scored by {@link Determination}. */
public abstract sealed class Quantities extends Targets permits Numbers, Angles {
  private static final double FLOAT_ROUNDING = Math.ulp(1f);

  Quantities() {}

  /** 0: the mean. */
  @Override
  public double chance(Targets fitted) {
    return 0;
  }

  /** The outputs, {@code [k, n]}. */
  abstract double[][] outputs();

  /** What else predictions {@code [k, n]} of these are worth, by name. */
  abstract Map<String, Double> details(double[][] predicted);

  /**
   * Why R² of an output is not defined, if so: it is constant, up to the rounding of float32.
   *
   * @param name of the output
   * @param unit what that rounding is a share of, at least
   */
  static Optional<String> constancy(String name, double[] output, double unit) {
    double mean = Arrays.stream(output).average().orElseThrow();
    double squares = 0;
    for (double value : output) {
      squares += (value - mean) * (value - mean);
    }
    double smallest = FLOAT_ROUNDING * Math.max(unit, Math.abs(mean));
    return Math.sqrt(squares / output.length) > smallest
        ? Optional.empty()
        : Optional.of(
            "%s is %s in all %d samples; needed are two that differ"
                .formatted(name, (float) mean, output.length));
  }

  /** Refuses a value that is not finite, naming its row. */
  static void requireFinite(float[] values) {
    requireRows(values.length);
    for (int row = 0; row < values.length; row++) {
      if (!Float.isFinite(values[row])) {
        throw new IllegalArgumentException(
            "the value of row %d is %s; allowed are finite values".formatted(row, values[row]));
      }
    }
  }
}
