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
   */
  <E extends Exception> Minimum solve(double penalty, Vector start, StopSignal<E> stop) throws E;

  /**
   * How well the rows to be scored are predicted.
   *
   * @param weights where {@link #solve} ended
   */
  Statistic statistic(Vector weights);

  /** Of the rows to be scored. */
  Resamples resamples();
}
