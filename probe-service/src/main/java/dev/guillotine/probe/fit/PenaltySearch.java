package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * The protocol of a regression without a closed form: candidates on one set of rows, the best of
 * them once more on another.
 *
 * @param memory lends native memory to each fit until it ends
 * @param curvature what is known of the regression's curvature before it is fitted
 * @param regression makes it
 * @param penalties candidates for λ, from the strongest to the weakest
 */
record PenaltySearch<T extends Targets>(
    NDManager memory, Curvatures<T> curvature, Regressions<T> regression, List<Double> penalties) {

  /** What is known of a regression's curvature. */
  @FunctionalInterface
  interface Curvatures<T extends Targets> {
    /** On these rows; {@code memory} owns it. */
    KnownCurvature of(NDManager memory, Trial<T> trial);
  }

  /** Regressions of one kind. */
  @FunctionalInterface
  interface Regressions<T extends Targets> {
    /** On these rows; {@code memory} owns them. */
    PenalisedRegression of(NDManager memory, Trial<T> trial, KnownCurvature curvature);
  }

  /**
   * Chooses, fits and scores.
   *
   * @param details of the result
   */
  <E extends Exception> ProbeResult fit(
      Trial<T> choosing, Trial<T> testing, Map<String, Double> details, StopSignal<E> stop)
      throws E {
    try (NDManager shared = memory.newSubManager(Device.cpu())) {
      KnownCurvature known = curvature.of(shared, choosing);
      PenaltyChoice choice;
      try (NDManager owner = memory.newSubManager(Device.cpu())) {
        choice = PenaltyChoice.of(regression.of(owner, choosing, known), penalties, stop);
      }
      try (NDManager owner = memory.newSubManager(Device.cpu())) {
        return choice.refit(
            regression.of(owner, testing, known), testing.features().resamples(), details, stop);
      }
    }
  }
}
