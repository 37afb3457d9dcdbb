package dev.guillotine.probe.fit;

import java.util.List;
import java.util.Map;

/**
 * The penalty with the best score of some, the strongest of equals. Fitted from the strongest to
 * the weakest, each fit starts where the one before ended.
 *
 * @param penalty λ
 * @param score what it reached on the scored rows
 * @param iterations of all candidates
 */
record PenaltyChoice(double penalty, double score, int iterations) {
  /** 1, 0.1, … 10<sup>-5</sup>. */
  static final List<Double> STANDARD = List.of(1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5);

  /**
   * Tries them all.
   *
   * @param penalties candidates, from the strongest to the weakest
   */
  static <E extends Exception> PenaltyChoice of(
      PenalisedRegression regression, List<Double> penalties, StopSignal<E> stop) throws E {
    Vector start = regression.origin();
    double best = Double.NaN;
    double reached = Double.NEGATIVE_INFINITY;
    int iterations = 0;
    for (double penalty : penalties) {
      Minimum candidate = regression.solve(penalty, start, stop);
      double score = regression.statistic(candidate.point()).value();
      if (score > reached) {
        best = penalty;
        reached = score;
      }
      start = candidate.point();
      iterations += candidate.iterations();
    }
    return new PenaltyChoice(best, reached, iterations);
  }

  /**
   * Fits other rows with this penalty.
   *
   * @param details of the result
   */
  <E extends Exception> ProbeResult refit(
      PenalisedRegression regression, Map<String, Double> details, StopSignal<E> stop) throws E {
    Minimum fitted = regression.solve(penalty, regression.origin(), stop);
    return new ProbeResult(
        Score.of(regression.statistic(fitted.point()), regression.resamples()),
        score,
        details,
        Map.of("lambda", penalty),
        Map.of(
            "iterations",
            (double) fitted.iterations(),
            "objective",
            fitted.value(),
            "gradient",
            fitted.gradient(),
            "candidateIterations",
            (double) iterations));
  }
}
