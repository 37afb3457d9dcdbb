package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;

/**
 * How well a set of samples is predicted, and how far that may be from what all samples of its kind
 * would show: the spread from drawing the n samples alone, for one fitted probe of one network.
 *
 * @param value the more the better; finite
 * @param standardError of {@code value}; at least 0, finite
 * @param interval that holds {@code value} with 95 % confidence
 * @param samples n, at least 1
 * @param replicates of {@code value}, one for each of the {@link Resamples}
 */
public record Score(
    double value, double standardError, Interval interval, int samples, Vector replicates) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the one that is not allowed
   */
  public Score {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value is " + value + "; allowed are finite values");
    }
    if (!(standardError >= 0) || Double.isInfinite(standardError)) {
      throw new IllegalArgumentException(
          "standardError is " + standardError + "; allowed are finite values of at least 0");
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples is " + samples + "; allowed is at least 1");
    }
  }

  /**
   * The value of a statistic, with the standard error of the infinitesimal jackknife: √(Σ D²),
   * where D is the derivative of the score by a sample's weight when all weights are 1 (Efron, The
   * Jackknife, the Bootstrap and Other Resampling Plans, 1982, chapter 6); and the interval of the
   * bootstrap.
   *
   * @param resamples of as many samples
   */
  static Score of(Statistic statistic, Resamples resamples) {
    double squares = 0;
    for (double influence : statistic.influences()) {
      squares += influence * influence;
    }
    Vector replicates = resamples.replicates(statistic);
    return new Score(
        statistic.value(),
        Math.sqrt(squares),
        statistic.interval(replicates),
        statistic.samples(),
        replicates);
  }

  /**
   * By how much this is ahead of another score of the same samples, both drawn alike: what makes
   * both higher or lower does not count.
   */
  public Difference minus(Score other) {
    return Difference.of(value - other.value, replicates.plus(-1, other.replicates));
  }
}
