package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * Multinomial logistic regression on standardised features, with an L2 penalty chosen on
 * validation.
 *
 * <p>Minimised is the mean cross-entropy plus (λ/2)‖W‖², without a penalty on the bias; in the
 * words of scikit-learn, C = 1/(n λ). The candidates are λ = 1, 0.1, … 10<sup>-5</sup>, fitted from
 * the strongest to the weakest, each starting where the one before ended. Of equal accuracies on
 * validation the strongest λ wins.
 *
 * <p>The optimiser is L-BFGS until no partial derivative is above 10<sup>-4</sup> times the
 * objective, for at most 1,000 iterations. A class without rows to fit on is never predicted;
 * features that are all constant leave the bias, which predicts the most frequent class.
 *
 * <p>Hyper-parameters: {@code lambda}. Diagnostics, of the last fit: {@code iterations}, {@code
 * objective} and {@code gradient} (the largest absolute partial derivative at the end); and {@code
 * candidateIterations}, over all candidates.
 */
public final class LinearProbe implements Probe {
  private static final List<Double> PENALTIES = List.of(1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5);

  private final NDManager memory;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public LinearProbe(NDManager memory) {
    this.memory = memory;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    Choice choice = choose(data, stop);
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      LogisticRegression regression = new LogisticRegression(owner, data.trainAndValidation());
      Minimum fitted = regression.solve(choice.penalty(), regression.origin(), stop);
      return new ProbeResult(
          Accuracy.of(regression.predict(fitted.point(), data.test()), data.test()),
          choice.validation(),
          Map.of("lambda", choice.penalty()),
          Map.of(
              "iterations",
              (double) fitted.iterations(),
              "objective",
              fitted.value(),
              "gradient",
              fitted.gradient(),
              "candidateIterations",
              (double) choice.iterations()));
    }
  }

  /** The best penalty, what it reached on validation, and the iterations of all candidates. */
  private record Choice(double penalty, Accuracy validation, int iterations) {}

  private <E extends Exception> Choice choose(ProbeData data, StopSignal<E> stop) throws E {
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      LogisticRegression regression = new LogisticRegression(owner, data.train());
      Vector start = regression.origin();
      double best = Double.NaN;
      Accuracy reached = null;
      int iterations = 0;
      for (double penalty : PENALTIES) {
        Minimum candidate = regression.solve(penalty, start, stop);
        Accuracy accuracy =
            Accuracy.of(
                regression.predict(candidate.point(), data.validation()), data.validation());
        if (reached == null || accuracy.correct() > reached.correct()) {
          best = penalty;
          reached = accuracy;
        }
        start = candidate.point();
        iterations += candidate.iterations();
      }
      return new Choice(best, reached, iterations);
    }
  }
}
