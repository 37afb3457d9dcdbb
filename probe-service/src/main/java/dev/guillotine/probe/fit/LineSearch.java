package dev.guillotine.probe.fit;

import dev.guillotine.probe.fit.Objective.Evaluation;
import java.util.Optional;

/**
 * Finds how far to go along a direction: doubling and bisection until the weak Wolfe conditions
 * hold (Lewis and Overton, "Nonsmooth optimization via quasi-Newton methods", Mathematical
 * Programming 141, 2013, algorithm 2.6).
 *
 * <p>The objective is known to about seven digits, too few to see the last steps towards a minimum
 * go down. As in Hager and Zhang, "A new conjugate gradient method with guaranteed descent and an
 * efficient line search", SIAM Journal on Optimization 16, 2005, a rise within that precision
 * counts as none, and the slope decides.
 */
final class LineSearch {
  /** Share of the decrease promised by the slope that a step must bring. */
  private static final double DECREASE = 1e-4;

  /** Share of the slope that a step may leave. */
  private static final double CURVATURE = 0.9;

  /** Relative precision of the objective. */
  private static final double PRECISION = 1e-7;

  private static final int MOST_TRIALS = 30;

  private final Objective objective;

  LineSearch(Objective objective) {
    this.objective = objective;
  }

  /**
   * Goes along a direction.
   *
   * @param from where it begins
   * @param direction along which the objective falls at {@code from}
   * @param first length to try first, in multiples of {@code direction}
   * @param stop asked before each trial
   * @return where it ends, if the conditions hold anywhere within 30 trials
   */
  <E extends Exception> Optional<Evaluation> along(
      Evaluation from, Vector direction, double first, StopSignal<E> stop) throws E {
    double slope = from.gradient().dot(direction);
    double near = 0;
    double far = Double.POSITIVE_INFINITY;
    double length = first;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      stop.check();
      Evaluation there = objective.evaluate(from.point().plus(length, direction));
      double highest =
          from.value() + DECREASE * length * slope + PRECISION * Math.abs(from.value());
      if (!(there.value() <= highest)) {
        far = length;
      } else if (there.gradient().dot(direction) < CURVATURE * slope) {
        near = length;
      } else {
        return Optional.of(there);
      }
      length = Double.isInfinite(far) ? 2 * length : (near + far) / 2;
    }
    return Optional.empty();
  }
}
