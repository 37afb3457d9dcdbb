package dev.guillotine.probe.fit;

import java.util.List;
import java.util.Map;

/**
 * The penalty with the best score of some, the strongest of equals. Fitted from the strongest to
 * the weakest, each fit starts where the one before ended, and ends when no partial derivative is
 * above 2.5 · 10<sup>-4</sup> times the objective.
 *
 * <p>A penalty that is so weak that the score falls behind the best by more than four standard
 * errors, compared sample by sample, ends the search: weaker ones overfit more, and take longest.
 *
 * @param penalty λ
 * @param score what it reached on the scored rows
 * @param point where its fit ended
 * @param iterations of all candidates that were fitted
 * @param candidates how many were
 */
record PenaltyChoice(double penalty, double score, Vector point, int iterations, int candidates) {
  /** 1, 0.1, … 10<sup>-5</sup>. */
  static final List<Double> STANDARD = List.of(1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5);

  /** Share of the objective that a partial derivative of the chosen fit may have. */
  private static final double PRECISE = 1e-4;

  /** The same of a candidate: enough to compare scores. */
  private static final double ROUGH = 2.5e-4;

  private static final double BEHIND = 4;

  /**
   * Tries them.
   *
   * @param penalties candidates, from the strongest to the weakest
   */
  static <E extends Exception> PenaltyChoice of(
      PenalisedRegression regression, List<Double> penalties, StopSignal<E> stop) throws E {
    Vector start = regression.origin();
    double best = Double.NaN;
    Vector point = start;
    Statistic reached = null;
    int iterations = 0;
    int candidates = 0;
    for (double penalty : penalties) {
      Minimum candidate = regression.solve(penalty, start, ROUGH, stop);
      Statistic statistic = regression.statistic(candidate.point());
      iterations += candidate.iterations();
      candidates++;
      if (reached == null || statistic.value() > reached.value()) {
        best = penalty;
        point = candidate.point();
        reached = statistic;
      } else if (behind(statistic, reached)) {
        break;
      }
      start = candidate.point();
    }
    return new PenaltyChoice(best, reached.value(), point, iterations, candidates);
  }

  private static boolean behind(Statistic statistic, Statistic best) {
    Vector difference = Vector.of(best.influences()).plus(-1, Vector.of(statistic.influences()));
    return best.value() - statistic.value() > BEHIND * difference.length();
  }

  /**
   * Fits other rows with this penalty, from where the candidate's fit ended unless other classes
   * occur in them.
   *
   * @param resamples of the rows to be scored
   * @param details of the result
   */
  <E extends Exception> ProbeResult refit(
      PenalisedRegression regression,
      Resamples resamples,
      Map<String, Double> details,
      StopSignal<E> stop)
      throws E {
    Vector origin = regression.origin();
    Vector start = point.size() == origin.size() ? point : origin;
    Minimum fitted = regression.solve(penalty, start, PRECISE, stop);
    return new ProbeResult(
        Score.of(regression.statistic(fitted.point()), resamples),
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
            "candidates",
            (double) candidates,
            "candidateIterations",
            (double) iterations));
  }
}
