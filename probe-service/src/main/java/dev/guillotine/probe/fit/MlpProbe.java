package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * A network of one hidden layer of 256 on standardised features, for any task. Where it reads what
 * the linear probe does not, the cut holds it, though not linearly; where neither does, it is not
 * there, or not to be learnt from so few samples. (Alain and Bengio 2016, arXiv 1610.01644, probe
 * linearly; Hewitt and Liang 2019, arXiv 1909.03368, on what larger probes say.)
 *
 * <p>Trained by AdamW at a rate of 10<sup>-3</sup> in batches of 128 ({@link HiddenLayer}), with
 * the cross-entropy of classes and labels, and the squared error of numbers and of the sine and
 * cosine of angles. The candidates are weight decays of 0.01 and 1; each stops when ten epochs have
 * not bettered its best score on validation, at the latest after 100. The better one is trained
 * once more on train and validation for as many epochs as its best score took. Of equal scores the
 * earlier epoch and the stronger decay win.
 *
 * <p>Hyper-parameters: {@code decay} and {@code epochs}. Details: those of the probe that is linear
 * for the same targets. No diagnostics.
 */
public final class MlpProbe implements Probe {
  private static final List<Double> DECAYS = List.of(1.0, 0.01);
  private static final int MOST_EPOCHS = 100;
  private static final int PATIENCE = 10;

  private final NDManager memory;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public MlpProbe(NDManager memory) {
    this.memory = memory;
  }

  @Override
  public boolean fits(Targets targets) {
    return true;
  }

  /** A decay and the epoch at which it was best. */
  private record Choice(double decay, int epochs, double score) {}

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    Choice best = choose(data.choosing(Targets.class), stop);
    Trial<Targets> testing = data.testing(Targets.class);
    MlpOutputs<?> outputs = MlpOutputs.of(testing.fitted());
    try (NDManager owner = memory.newSubManager(Device.cpu());
        HiddenLayer network =
            new HiddenLayer(owner, testing.features().fittedRows().load(owner), outputs)) {
      for (int epoch = 0; epoch < best.epochs(); epoch++) {
        network.train(best.decay(), stop);
      }
      float[] scores = network.predict(testing.features().scoredRows());
      return new ProbeResult(
          Score.of(outputs.statistic(scores, testing.scored()), testing.features().resamples()),
          best.score(),
          outputs.details(scores, testing.scored()),
          Map.of("decay", best.decay(), "epochs", (double) best.epochs()),
          Map.of());
    }
  }

  private <E extends Exception> Choice choose(Trial<Targets> trial, StopSignal<E> stop) throws E {
    MlpOutputs<?> outputs = MlpOutputs.of(trial.fitted());
    Choice best = null;
    for (double decay : DECAYS) {
      try (NDManager owner = memory.newSubManager(Device.cpu());
          HiddenLayer network =
              new HiddenLayer(owner, trial.features().fittedRows().load(owner), outputs)) {
        Choice own = null;
        for (int epoch = 1; epoch <= MOST_EPOCHS; epoch++) {
          network.train(decay, stop);
          float[] scores = network.predict(trial.features().scoredRows());
          double score = outputs.statistic(scores, trial.scored()).value();
          if (own == null || score > own.score()) {
            own = new Choice(decay, epoch, score);
          } else if (epoch >= own.epochs() + PATIENCE) {
            break;
          }
        }
        best = best == null || own.score() > best.score() ? own : best;
      }
    }
    return best;
  }
}
