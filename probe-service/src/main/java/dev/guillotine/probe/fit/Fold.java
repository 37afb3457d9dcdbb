package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDManager;

/**
 * Features of the rows that probes are fitted on and of those that they are then scored on, with
 * what follows from features alone. That is computed when it is first asked for, once, and shared
 * by all tasks and probes; several threads may ask, and wait for each other.
 */
final class Fold {
  /** As many as any probe asks for. */
  static final int MOST_NEIGHBOURS = 200;

  private final FeatureMatrix fitted;
  private final FeatureMatrix scored;
  private Standardisation standardisation;
  private Spectrum spectrum;
  private Neighbours neighbours;
  private Resamples resamples;
  private Covariance covariance;

  Fold(FeatureMatrix fitted, FeatureMatrix scored) {
    this.fitted = fitted;
    this.scored = scored;
  }

  /** What to fit on, {@code [n, d]}. */
  FeatureMatrix fitted() {
    return fitted;
  }

  /** What to score on, {@code [m, d]}. */
  FeatureMatrix scored() {
    return scored;
  }

  /** By the statistics of the fitted rows. */
  synchronized Standardisation standardisation() {
    if (standardisation == null) {
      standardisation = Standardisation.of(fitted);
    }
    return standardisation;
  }

  /** The fitted rows, standardised when they are read. */
  Rows fittedRows() {
    return standardisation().apply(fitted);
  }

  /** The scored rows, standardised as the fitted ones. */
  Rows scoredRows() {
    return standardisation().apply(scored);
  }

  /** Draws of the scored rows. */
  synchronized Resamples resamples() {
    if (resamples == null) {
      resamples = new Resamples(scored.rows());
    }
    return resamples;
  }

  /**
   * The covariance of the fitted rows, standardised.
   *
   * @param memory lends native memory until this returns
   */
  synchronized <E extends Exception> Covariance covariance(NDManager memory, StopSignal<E> stop)
      throws E {
    if (covariance == null) {
      covariance = Covariance.of(memory, fittedRows(), stop);
    }
    return covariance;
  }

  /**
   * The spectrum of the fitted rows.
   *
   * @param memory lends native memory until this returns
   */
  synchronized <E extends Exception> Spectrum spectrum(NDManager memory, StopSignal<E> stop)
      throws E {
    if (spectrum == null) {
      spectrum = Spectrum.of(memory, fittedRows(), stop);
    }
    return spectrum;
  }

  /**
   * The fitted rows nearest to each scored row, 200 or all there are.
   *
   * @param memory lends native memory until this returns
   */
  synchronized <E extends Exception> Neighbours neighbours(NDManager memory, StopSignal<E> stop)
      throws E {
    if (neighbours == null) {
      neighbours =
          Neighbours.of(
              memory, fittedRows(), scoredRows(), Math.min(MOST_NEIGHBOURS, fitted.rows()), stop);
    }
    return neighbours;
  }
}
