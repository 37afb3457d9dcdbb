package dev.guillotine.probe.fit;

/** A regression without a closed form, on the rows of one {@link Trial}, for any penalty λ. */
sealed interface PenalisedRegression permits LabelRegression, LogisticRegression {
  /** All weights zero. */
  Vector origin();

  /**
   * Fits.
   *
   * @param penalty λ of {@link PenalisedLoss}
   * @param start where to begin; how soon it ends depends on it, where it ends does not
   * @param tolerance largest absolute partial derivative that counts as zero, as a share of the
   *     objective
   */
  <E extends Exception> Minimum solve(
      double penalty, Vector start, double tolerance, StopSignal<E> stop) throws E;

  /**
   * How well the rows to be scored are predicted.
   *
   * @param weights where {@link #solve} ended
   */
  Statistic statistic(Vector weights);
}
