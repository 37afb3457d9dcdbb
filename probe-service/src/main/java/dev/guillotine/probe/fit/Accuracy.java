package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;

/**
 * The share p of samples that are classified right, 0 to 1. Its standard error is that of a
 * binomial share, √(p(1 − p)/n): 0 at p = 0 and p = 1, where it says nothing, and where no resample
 * differs. There the interval is that of Clopper and Pearson (Biometrika 26, 1934), which reaches
 * 0.025<sup>1/n</sup> below 1 or above 0.
 */
final class Accuracy implements Statistic {
  private static final double TAIL = 0.025;

  private final boolean[] right;
  private final double share;

  /**
   * Compares predictions with the truth.
   *
   * @param predicted the class said for each row of {@code truth}
   */
  Accuracy(int[] predicted, Classes truth) {
    if (predicted.length != truth.rows()) {
      throw new IllegalArgumentException(
          "%d predictions do not fit %d samples".formatted(predicted.length, truth.rows()));
    }
    right = new boolean[predicted.length];
    int correct = 0;
    for (int row = 0; row < right.length; row++) {
      right[row] = predicted[row] == truth.value(row);
      correct += right[row] ? 1 : 0;
    }
    share = (double) correct / right.length;
  }

  @Override
  public int samples() {
    return right.length;
  }

  @Override
  public double value() {
    return share;
  }

  @Override
  public double value(int[] counts) {
    int correct = 0;
    int all = 0;
    for (int row = 0; row < right.length; row++) {
      all += counts[row];
      correct += right[row] ? counts[row] : 0;
    }
    return (double) correct / all;
  }

  @Override
  public double[] influences() {
    double[] influences = new double[right.length];
    for (int row = 0; row < right.length; row++) {
      influences[row] = ((right[row] ? 1 : 0) - share) / right.length;
    }
    return influences;
  }

  @Override
  public Interval interval(Vector replicates) {
    double reach = Math.pow(TAIL, 1.0 / right.length);
    if (share == 0) {
      return new Interval(0, 1 - reach);
    }
    return share == 1 ? new Interval(reach, 1) : Resamples.interval(replicates, share);
  }
}
