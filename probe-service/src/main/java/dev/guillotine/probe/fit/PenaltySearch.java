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
 * @param regression of a kind of targets
 * @param penalties candidates for λ, from the strongest to the weakest
 */
record PenaltySearch<T extends Targets>(
    NDManager memory, Kind<T> regression, List<Double> penalties) {

  /** A kind of regression. */
  interface Kind<T extends Targets> {
    /** What is known of its curvature before it is fitted; {@code memory} owns it. */
    KnownCurvature curvature(NDManager memory, Trial<T> trial);

    /** The regression on these rows; {@code memory} owns them. */
    PenalisedRegression on(NDManager memory, Trial<T> trial, KnownCurvature curvature);
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
      KnownCurvature curvature = regression.curvature(shared, choosing);
      PenaltyChoice choice;
      try (NDManager owner = memory.newSubManager(Device.cpu())) {
        choice = PenaltyChoice.of(regression.on(owner, choosing, curvature), penalties, stop);
      }
      try (NDManager owner = memory.newSubManager(Device.cpu())) {
        return choice.refit(regression.on(owner, testing, curvature), details, stop);
      }
    }
  }
}
