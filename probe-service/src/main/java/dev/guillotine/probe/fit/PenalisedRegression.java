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
   * Scores the rows to be scored.
   *
   * @param weights where {@link #solve} ended
   */
  Score score(Vector weights);
}
