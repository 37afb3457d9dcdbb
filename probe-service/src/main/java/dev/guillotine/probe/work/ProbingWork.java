package dev.guillotine.probe.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.Progress;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.NearestNeighbourProbe;
import dev.guillotine.probe.fit.Probe;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.probe.recommendation.Recommendation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fits every probe at every cut, says what each scored, and recommends a cut. */
@Singleton
public final class ProbingWork implements Work<ProbeRequested> {
  /** Rises with every change after which scores no longer compare with earlier ones. */
  private static final int PROTOCOL = 1;

  private static final String TASK = "class";

  private final ProbeEngine engine;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final Clock clock = Clock.systemUTC();

  ProbingWork(
      ProbeEngine engine,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher) {
    this.engine = engine;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
  }

  @Override
  public void perform(ProbeRequested task, Lease lease) throws WorkFailure {
    FeaturesExtracted source = task.source();
    List<ProbeKind> kinds = source.probes().probes();
    int fits = source.cutPoints().size() * kinds.size();
    Progress progress =
        new Progress(publisher, clock, source.runId(), Phase.PROBING, "fits", 0, fits);
    List<LayerScored> scores = new ArrayList<>();
    try (Scratch.Folder folder = scratch.open();
        NDManager memory = engine.memory()) {
      FeatureLoader loader = new FeatureLoader(source, store, folder);
      for (CutPoint cut : source.cutPoints()) {
        ProbeData data = loader.load(cut);
        for (ProbeKind kind : kinds) {
          LayerScored score = score(source, cut, kind, data, memory, lease);
          publisher.publish(score);
          scores.add(score);
          progress.tell(source.checkpoint().epoch(), scores.size(), Map.of());
        }
      }
    }
    for (ProbeKind kind : kinds) {
      publisher.publish(
          Recommendation.of(
              scores.stream().filter(score -> score.probe() == kind).toList(), clock.instant()));
    }
  }

  private LayerScored score(
      FeaturesExtracted source,
      CutPoint cut,
      ProbeKind kind,
      ProbeData data,
      NDManager memory,
      Lease lease)
      throws WorkFailure {
    long began = System.nanoTime();
    ProbeResult result;
    try (TurnOfFit turn = new TurnOfFit(turns, lease)) {
      result = probe(kind, memory).fit(data, turn);
    }
    return new LayerScored(
        source.runId(),
        clock.instant(),
        source.checkpoint(),
        cut,
        source.data(),
        TASK,
        kind,
        Metric.ACCURACY,
        result.test().value(),
        result.test().standardError(),
        result.validation().value(),
        result.hyperParameters(),
        result.test().samples(),
        PROTOCOL,
        source.seed(),
        (System.nanoTime() - began) / 1e9);
  }

  private static Probe probe(ProbeKind kind, NDManager memory) {
    return switch (kind) {
      case LINEAR -> new LinearProbe(memory);
      case KNN -> new NearestNeighbourProbe(memory);
    };
  }
}
