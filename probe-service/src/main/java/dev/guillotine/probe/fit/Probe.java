package dev.guillotine.probe.fit;

/**
 * A readout with a protocol for choosing its hyper-parameters.
 *
 * <p>Every probe keeps to the same protocol: features are standardised with the statistics of the
 * rows it is fitted on; each candidate is fitted on train and scored on validation; the best is
 * taken, and of equals the smoothest (which one that is, each probe says); it is fitted once more
 * on train and validation together; that fit is scored on test.
 */
public sealed interface Probe
    permits LinearProbe, MlpProbe, MultiLabelProbe, NearestNeighbourProbe, RidgeProbe {

  /** Whether the probe takes a task's targets. */
  boolean fits(Targets targets);

  /**
   * Chooses, fits and scores.
   *
   * @param data the features of one cut, and targets that the probe {@link #fits}
   * @param stop asked at the latest before each pass over the features
   * @return the score on test, and how it came about
   * @throws E from {@code stop}
   * @throws IllegalArgumentException when the targets are of a kind that the probe does not take
   */
  <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E;
}
