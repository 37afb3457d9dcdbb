package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;
import java.util.Arrays;

/**
 * How well a set of samples is predicted, as a function of how often each of them counts: what
 * {@link Score#of} takes standard error and interval from.
 */
interface Statistic {
  /** Number of samples n. */
  int samples();

  /** With every sample counted once. */
  default double value() {
    return value(once());
  }

  /** One for each sample. */
  default int[] once() {
    int[] once = new int[samples()];
    Arrays.fill(once, 1);
    return once;
  }

  /**
   * With other counts.
   *
   * @param counts of each sample, at least 0
   * @return NaN where it is not defined, as when no sample that counts has any of the labels
   */
  double value(int[] counts);

  /** The derivative of {@link #value()} by each sample's weight, when all weights are 1. */
  double[] influences();

  /**
   * The interval that holds the value with 95 % confidence.
   *
   * @param replicates the value with the counts of each of the {@link Resamples}
   */
  default Interval interval(Vector replicates) {
    return Resamples.interval(replicates, value());
  }
}
