package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/**
 * {@link CovarianceHessian}s for all penalties of one task on one cut. Three decades of penalties
 * share one: inverting a matrix costs as much as many steps, and a few steps more are all that
 * another penalty costs.
 */
final class KnownCurvature {
  /** What a power of ten may be off by when its logarithm is taken. */
  private static final double ROUNDING = 1e-9;

  private final NDManager memory;
  private final Fold features;
  private final double curvature;
  private final Map<Integer, InitialHessian> known = new HashMap<>();

  /**
   * Knows nothing yet.
   *
   * @param memory owns what is computed; on the CPU
   * @param features whose fitted rows, standardised, have the covariance
   * @param curvature of a sample's loss by one output's score, where all predictions are alike
   */
  KnownCurvature(NDManager memory, Fold features, double curvature) {
    this.memory = memory;
    this.features = features;
    this.curvature = curvature;
  }

  /** For a penalty λ above 0. */
  <E extends Exception> InitialHessian at(double penalty, StopSignal<E> stop) throws E {
    if (features.fitted().columns() > CovarianceHessian.WIDEST) {
      return InitialHessian.UNKNOWN;
    }
    int decades = (int) Math.floor((Math.log10(penalty) + 2 + ROUNDING) / 3);
    InitialHessian found = known.get(decades);
    if (found == null) {
      try (NDArray covariance = features.covariance(memory, stop).load(memory)) {
        double between = Math.pow(10, 3 * decades - 1);
        found = CovarianceHessian.of(memory, covariance, curvature, between);
      }
      known.put(decades, found);
    }
    return found;
  }
}
