package dev.guillotine.probe.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.StopSignal;
import dev.guillotine.probe.measure.CutMeasures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is measured without labels at the cuts of one checkpoint, one after another. */
final class MeasuredCuts {
  private final FeaturesExtracted source;
  private final String version;
  private final Map<CutPoint, CutMeasures> measured = new LinkedHashMap<>();
  private final Map<CutPoint, Double> seconds = new LinkedHashMap<>();

  /**
   * Nothing is measured yet.
   *
   * @param version of the software
   */
  MeasuredCuts(FeaturesExtracted source, String version) {
    this.source = source;
    this.version = version;
  }

  /** Measures one cut. */
  void measure(
      CutPoint cut, FeatureMatrix embeddings, NDManager memory, StopSignal<RetryableFailure> stop)
      throws RetryableFailure {
    long began = System.nanoTime();
    measured.put(cut, CutMeasures.of(memory, embeddings, stop));
    seconds.put(cut, (System.nanoTime() - began) / 1e9);
  }

  /** What was measured, and how alike the cuts are. */
  List<LayerMeasured> told(Instant now) {
    return measured.keySet().stream().map(cut -> told(cut, now)).toList();
  }

  private LayerMeasured told(CutPoint cut, Instant now) {
    CutMeasures own = measured.get(cut);
    Map<String, Double> similarities = new TreeMap<>();
    measured.forEach(
        (other, measures) -> {
          if (!other.equals(cut)) {
            own.similarity(measures)
                .ifPresent(similarity -> similarities.put(other.name(), similarity));
          }
        });
    return new LayerMeasured(
        source.runId(),
        now,
        source.checkpoint(),
        cut,
        source.data(),
        own.measures(),
        similarities,
        own.samples(),
        CutMeasures.PROTOCOL,
        source.seed(),
        seconds.get(cut),
        version);
  }
}
