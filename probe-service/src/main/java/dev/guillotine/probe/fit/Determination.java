package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * The coefficient of determination of k outputs, the mean of R² = 1 − SSE/SST over them: SSE = Σ(y
 * − ŷ)² is what a prediction leaves of an output, SST = Σ(y − ȳ)² what its mean over the same
 * samples leaves. 1 is perfect, 0 as good as that mean, and there is no lower bound.
 *
 * <p>With a weight on each sample, R² is 1 − Σw(y − ŷ)²/Σw(y − ȳ)²; ȳ depends on the weights too,
 * but as it minimises the denominator, to first order it does not matter. The derivative by one
 * weight is thus −((y − ŷ)² − (1 − R²)(y − ȳ)²)/SST, as for the ratio of any two sums (Cochran,
 * Sampling Techniques, 3rd edition, section 2.11), and its mean over the outputs is that of the
 * score.
 */
final class Determination implements Statistic {
  /** y − ŷ, {@code [k, n]}. */
  private final double[][] errors;

  /** y − ȳ, {@code [k, n]}. */
  private final double[][] deviations;

  /**
   * Compares predictions with the truth.
   *
   * @param predicted {@code [k, n]}
   * @param truth {@code [k, n]}, none of the k outputs constant
   */
  Determination(double[][] predicted, double[][] truth) {
    errors = new double[truth.length][];
    deviations = new double[truth.length][];
    for (int output = 0; output < truth.length; output++) {
      double[] said = predicted[output];
      double[] right = truth[output];
      double mean = Arrays.stream(right).average().orElseThrow();
      errors[output] = new double[right.length];
      Arrays.setAll(errors[output], row -> right[row] - said[row]);
      deviations[output] = Arrays.stream(right).map(value -> value - mean).toArray();
    }
  }

  @Override
  public int samples() {
    return errors[0].length;
  }

  @Override
  public double value(int[] counts) {
    double value = 0;
    for (int output = 0; output < errors.length; output++) {
      value += 1 - left(output, counts);
    }
    return value / errors.length;
  }

  /** SSE/SST of one output. */
  private double left(int output, int[] counts) {
    double left = 0;
    double total = 0;
    double sum = 0;
    long all = 0;
    for (int row = 0; row < counts.length; row++) {
      double error = errors[output][row];
      double deviation = deviations[output][row];
      left += counts[row] * error * error;
      total += counts[row] * deviation * deviation;
      sum += counts[row] * deviation;
      all += counts[row];
    }
    double spread = total - sum * sum / all;
    return spread > 0 ? left / spread : Double.NaN;
  }

  @Override
  public double[] influences() {
    double[] influences = new double[samples()];
    int[] once = once();
    for (int output = 0; output < errors.length; output++) {
      double share = left(output, once);
      double total = Vector.of(deviations[output]).dot(Vector.of(deviations[output]));
      for (int row = 0; row < influences.length; row++) {
        double error = errors[output][row];
        double deviation = deviations[output][row];
        influences[row] -= (error * error - share * deviation * deviation) / total / errors.length;
      }
    }
    return influences;
  }
}
