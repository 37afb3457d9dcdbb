package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * The coefficient of determination of k outputs, the mean of R² = 1 − SSE/SST over them: SSE = Σ(y
 * − ŷ)² is what a prediction leaves of an output, SST = Σ(y − ȳ)² what its mean over the same
 * samples leaves. 1 is perfect, 0 as good as that mean, and there is no lower bound.
 *
 * <p>The standard error is that of {@link Score#of}. With a weight on each sample, R² is 1 − Σw(y −
 * ŷ)²/Σw(y − ȳ)²; ȳ depends on the weights too, but as it minimises the denominator, to first order
 * it does not matter. The derivative by one weight is thus −((y − ŷ)² − (1 − R²)(y − ȳ)²)/SST, as
 * for the ratio of any two sums (Cochran, Sampling Techniques, 3rd edition, section 2.11), and its
 * mean over the outputs is that of the score.
 */
final class Determination {
  private Determination() {}

  /**
   * Compares predictions with the truth.
   *
   * @param predicted {@code [k, n]}
   * @param truth {@code [k, n]}, none of the k outputs constant
   */
  static Score of(double[][] predicted, double[][] truth) {
    double value = 0;
    double[] influences = new double[truth[0].length];
    for (int output = 0; output < truth.length; output++) {
      value += add(predicted[output], truth[output], truth.length, influences);
    }
    return Score.of(value, influences);
  }

  /** Adds one output's share to {@code influences}; returns that of the value. */
  private static double add(double[] predicted, double[] truth, int outputs, double[] influences) {
    double mean = Arrays.stream(truth).average().orElseThrow();
    double left = 0;
    double total = 0;
    for (int row = 0; row < truth.length; row++) {
      left += (truth[row] - predicted[row]) * (truth[row] - predicted[row]);
      total += (truth[row] - mean) * (truth[row] - mean);
    }
    double share = left / total;
    for (int row = 0; row < truth.length; row++) {
      double error = truth[row] - predicted[row];
      double deviation = truth[row] - mean;
      influences[row] -= (error * error - share * deviation * deviation) / total / outputs;
    }
    return (1 - share) / outputs;
  }
}
