package dev.guillotine.representation.data.mnist1d;

import java.util.Arrays;

/**
 * Mean and variance of independent numbers, each with its standard error.
 *
 * @param mean their mean
 * @param error standard error of the mean
 * @param variance their variance
 * @param varianceError its standard error, √((m₄ − m₂²) / n)
 */
record Moments(double mean, double error, double variance, double varianceError) {
  static Moments of(double[] values) {
    int count = values.length;
    double mean = Arrays.stream(values).sum() / count;
    double second = Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).sum() / count;
    double fourth = Arrays.stream(values).map(v -> Math.pow(v - mean, 4)).sum() / count;
    return new Moments(
        mean, Math.sqrt(second / count), second, Math.sqrt((fourth - second * second) / count));
  }

  /** How many standard errors of their difference two means are apart. */
  double meansApart(Moments other) {
    return Math.abs(mean - other.mean) / Math.hypot(error, other.error);
  }

  /** How many standard errors of their difference two variances are apart. */
  double variancesApart(Moments other) {
    return Math.abs(variance - other.variance) / Math.hypot(varianceError, other.varianceError);
  }
}
