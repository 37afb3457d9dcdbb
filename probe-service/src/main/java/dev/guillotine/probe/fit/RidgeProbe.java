package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ridge regression on standardised features, with a penalty chosen on validation: for {@link
 * Numbers}, and for the sine and cosine of {@link Angles}. The score is {@link Determination}.
 *
 * <p>Minimised is the mean squared error plus λ‖w‖², without a penalty on the intercept; in the
 * words of scikit-learn, alpha = n λ. The candidates are λ = 100, 31.6, 10, … 10<sup>-6</sup>, two
 * for each decade. Of equal scores on validation the strongest λ wins. All outputs of a task share
 * one λ.
 *
 * <p>The solution is exact, from the eigenvectors of the features' covariance, which all tasks on
 * the same features share. Computing them, twice for a cut, takes time that grows with d³: a
 * fraction of a second at d = 512, a second or two at d = 2,048. Another penalty or another task
 * costs next to nothing. Targets that do not vary in the rows that are fitted give no weights, and
 * their mean is predicted.
 *
 * <p>Hyper-parameters: {@code lambda}. Details: those of {@link Angles}; none for {@link Numbers}.
 * Diagnostics: {@code degreesOfFreedom} of the last fit, Σ s/(s + λ) over the covariance's
 * eigenvalues s.
 */
public final class RidgeProbe implements Probe {
  /** 10², 10^1.5, … 10⁻⁶. */
  private static final List<Double> PENALTIES =
      IntStream.rangeClosed(-4, 12).mapToObj(half -> Math.pow(10, -half / 2.0)).toList();

  private final NDManager memory;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public RidgeProbe(NDManager memory) {
    this.memory = memory;
  }

  @Override
  public boolean fits(Targets targets) {
    return targets instanceof Quantities;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    Choice choice = choose(data.choosing(Quantities.class), stop);
    Trial<Quantities> testing = data.testing(Quantities.class);
    RidgeRegression regression = regression(testing, stop);
    double[][] predicted = regression.predict(memory, List.of(choice.penalty()), stop)[0];
    return new ProbeResult(
        Score.of(
            new Determination(predicted, testing.scored().outputs()),
            testing.features().resamples()),
        choice.validation(),
        testing.scored().details(predicted),
        Map.of("lambda", choice.penalty()),
        Map.of("degreesOfFreedom", regression.degreesOfFreedom(choice.penalty())));
  }

  /** The best penalty, and what it reached on validation. */
  private record Choice(double penalty, double validation) {}

  private <E extends Exception> Choice choose(Trial<Quantities> trial, StopSignal<E> stop)
      throws E {
    double[][][] predicted = regression(trial, stop).predict(memory, PENALTIES, stop);
    double[][] truth = trial.scored().outputs();
    Choice best = null;
    for (int candidate = 0; candidate < predicted.length; candidate++) {
      double score = new Determination(predicted[candidate], truth).value();
      if (best == null || score > best.validation()) {
        best = new Choice(PENALTIES.get(candidate), score);
      }
    }
    return best;
  }

  private <E extends Exception> RidgeRegression regression(
      Trial<Quantities> trial, StopSignal<E> stop) throws E {
    return RidgeRegression.of(memory, trial.features(), trial.fitted().outputs(), stop);
  }
}
