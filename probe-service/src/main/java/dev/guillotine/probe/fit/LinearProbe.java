package dev.guillotine.probe.fit;

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
 * <p>The optimiser is L-BFGS, which starts from the curvature that the features' covariance
 * implies, until no partial derivative is above 10<sup>-4</sup> times the objective (for candidates
 * 2.5 · 10<sup>-4</sup>), for at most 1,000 iterations. Candidates end early where the score has
 * fallen clearly behind ({@link PenaltyChoice}). A class without rows to fit on is never predicted;
 * features that are all constant leave the bias, which predicts the most frequent class.
 *
 * <p>Hyper-parameters: {@code lambda}. No details. Diagnostics, of the last fit: {@code
 * iterations}, {@code objective} and {@code gradient} (the largest absolute partial derivative at
 * the end); how many {@code candidates} were fitted, and their {@code candidateIterations}.
 */
public final class LinearProbe implements Probe {
  private final NDManager memory;
  private final List<Double> penalties;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public LinearProbe(NDManager memory) {
    this(memory, PenaltyChoice.STANDARD);
  }

  /**
   * A probe with other candidates.
   *
   * @param penalties λ, from the strongest to the weakest, at least one
   */
  public LinearProbe(NDManager memory, List<Double> penalties) {
    this.memory = memory;
    this.penalties = List.copyOf(penalties);
  }

  @Override
  public boolean fits(Targets targets) {
    return targets instanceof Classes;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    return new PenaltySearch<>(
            memory, LogisticRegression::curvature, LogisticRegression::new, penalties)
        .fit(data.choosing(Classes.class), data.testing(Classes.class), Map.of(), stop);
  }
}
