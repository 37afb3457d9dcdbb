package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * One logistic regression for each label on standardised features, with one L2 penalty for all of
 * them chosen on validation: the linear probe of multi-label tasks. The score is {@link
 * AveragePrecision}.
 *
 * <p>Minimised is, for each label, the mean cross-entropy plus (λ/2)‖w‖², without a penalty on the
 * bias; in the words of scikit-learn, C = 1/(n λ). The candidates and their order are those of
 * {@link LinearProbe}. Of equal scores on validation the strongest λ wins.
 *
 * <p>The optimiser is L-BFGS on all labels at once, as in {@link LinearProbe}, with the mean
 * objective of the labels for the objective. A label that all fitted rows have, or none, gets the
 * same score for every sample.
 *
 * <p>Hyper-parameters: {@code lambda}. Details: {@code labelsScored}, how many labels vary in test.
 * Diagnostics: those of {@link LinearProbe}; the objective is the sum over the labels.
 */
public final class MultiLabelProbe implements Probe {
  private final NDManager memory;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public MultiLabelProbe(NDManager memory) {
    this.memory = memory;
  }

  @Override
  public boolean fits(Targets targets) {
    return targets instanceof LabelSets;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    Trial<LabelSets> testing = data.testing(LabelSets.class);
    return new PenaltySearch<>(
            memory, LabelRegression::curvature, LabelRegression::new, PenaltyChoice.STANDARD)
        .fit(
            data.choosing(LabelSets.class),
            testing,
            Map.of("labelsScored", (double) testing.scored().varying()),
            stop);
  }
}
