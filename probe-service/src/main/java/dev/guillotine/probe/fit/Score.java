package dev.guillotine.probe.fit;

/**
 * How well a set of samples is predicted.
 *
 * @param value the more the better; finite
 * @param standardError the spread of {@code value} from drawing the n samples alone, for one fitted
 *     probe of one network; at least 0, finite
 * @param samples n, at least 1
 */
public record Score(double value, double standardError, int samples) {
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
   * A score that is a smooth function of the samples' weights, with the standard error of the
   * infinitesimal jackknife: √(Σ D²), where D is the derivative of the score by a sample's weight
   * when all weights are 1 (Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982,
   * chapter 6).
   *
   * @param influences D of each sample
   */
  static Score of(double value, double[] influences) {
    double squares = 0;
    for (double influence : influences) {
      squares += influence * influence;
    }
    return new Score(value, Math.sqrt(squares), influences.length);
  }
}
