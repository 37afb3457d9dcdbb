package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;

/**
 * By how much one score is ahead of another of the same samples.
 *
 * @param value the difference; negative where it is behind
 * @param standardError the standard deviation of the bootstrap's replicates of it
 * @param interval that holds it with 95 % confidence
 */
public record Difference(double value, double standardError, Interval interval) {

  /** That of a difference with these replicates. */
  static Difference of(double value, Vector replicates) {
    double[] finite = replicates.finite();
    double sum = 0;
    for (double one : finite) {
      sum += one - value;
    }
    double mean = finite.length == 0 ? 0 : sum / finite.length;
    double squares = 0;
    for (double one : finite) {
      squares += (one - value - mean) * (one - value - mean);
    }
    return new Difference(
        value,
        Math.sqrt(squares / Math.max(1, finite.length - 1)),
        Resamples.interval(replicates, value));
  }
}
