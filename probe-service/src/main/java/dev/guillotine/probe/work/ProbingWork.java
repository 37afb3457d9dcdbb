package dev.guillotine.probe.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.Outcomes;
import dev.guillotine.platform.event.Outcomes.Outcome;
import dev.guillotine.platform.event.Progress;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.probe.fit.Targets;
import dev.guillotine.probe.recommendation.Recommendation;
import dev.guillotine.probe.recommendation.ScoredCut;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fits every probe that fits a task at every cut, says what each scored, measures what can be
 * measured without labels, and recommends a cut for each task and probe. What it says is in the log
 * once for readers of committed records: the scores of a cut together, and all recommendations.
 */
@Singleton
public final class ProbingWork implements Work<ProbeRequested> {
  /** Rises with every change after which scores no longer compare with earlier ones. */
  private static final int PROTOCOL = 2;

  private static final List<Topic> TOPICS =
      List.of(Topic.LAYER_SCORES, Topic.LAYER_MEASURES, Topic.CUT_RECOMMENDATIONS);

  private final ProbeEngine engine;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final Outcomes outcomes;
  private final String version;
  private final Clock clock = Clock.systemUTC();

  ProbingWork(
      ProbeEngine engine,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      Outcomes outcomes,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.engine = engine;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.version = version;
  }

  @Override
  public void perform(ProbeRequested request, Lease lease) throws WorkFailure {
    FeaturesExtracted source = request.source();
    Checkpoint checkpoint = source.checkpoint();
    List<Assignment> assignments = Assignment.all(source);
    int fits = source.cutPoints().size() * assignments.size();
    Progress progress =
        new Progress(publisher, clock, source.runId(), Phase.PROBING, "fits", 0, fits);
    Map<Assignment, List<ScoredCut>> scores = new LinkedHashMap<>();
    MeasuredCuts measured = new MeasuredCuts(source, version);
    try (Outcome outcome = outcomes.open(request, TOPICS);
        Scratch.Folder folder = scratch.open();
        NDManager memory = engine.memory()) {
      TensorObjects objects = new TensorObjects(store, folder);
      Map<Task, Map<Split, Targets>> targets =
          new TargetLoader(source, objects)
              .load(assignments.stream().map(Assignment::task).distinct().toList());
      FeatureLoader loader = new FeatureLoader(source, objects);
      int done = 0;
      for (CutPoint cut : source.cutPoints()) {
        CutFeatures features = loader.load(cut);
        try (TurnOfFit turn = new TurnOfFit(turns, lease)) {
          measured.measure(cut, features.train(), memory, turn);
        }
        List<LayerScored> told = new ArrayList<>();
        for (Assignment assignment : assignments) {
          ProbeData data = data(cut, features, assignment, targets.get(assignment.task()));
          ScoredCut score = score(source, cut, assignment, data, memory, lease);
          told.add(score.told());
          scores.computeIfAbsent(assignment, key -> new ArrayList<>()).add(score);
          progress.tell(checkpoint.epoch(), checkpoint.step(), ++done, Map.of());
        }
        outcome.publish(told);
      }
      Instant now = clock.instant();
      outcome.publish(measured.told(now));
      outcome.publish(
          scores.values().stream()
              .map(ofCuts -> Recommendation.of(ofCuts, assignments.size(), now))
              .toList());
    }
  }

  private static ProbeData data(
      CutPoint cut, CutFeatures features, Assignment assignment, Map<Split, Targets> targets)
      throws PermanentFailure {
    try {
      return new ProbeData(
          features,
          targets.get(Split.TRAIN),
          targets.get(Split.VALIDATION),
          targets.get(Split.TEST));
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure(
          "features of cut %s, task %s: %s"
              .formatted(cut.name(), assignment.task().name(), e.getMessage()),
          e);
    }
  }

  private ScoredCut score(
      FeaturesExtracted source,
      CutPoint cut,
      Assignment assignment,
      ProbeData data,
      NDManager memory,
      Lease lease)
      throws WorkFailure {
    long began = System.nanoTime();
    ProbeResult result;
    try (TurnOfFit turn = new TurnOfFit(turns, lease)) {
      result = assignment.probe(memory).fit(data, turn);
    }
    LayerScored told =
        new LayerScored(
            source.runId(),
            clock.instant(),
            source.checkpoint(),
            cut,
            source.data(),
            assignment.task().name(),
            assignment.kind(),
            assignment.metric(),
            result.test().value(),
            result.test().standardError(),
            result.test().interval(),
            data.chance(),
            result.validation(),
            result.hyperParameters(),
            result.details(),
            result.test().samples(),
            data.fitted(),
            PROTOCOL,
            source.seed(),
            (System.nanoTime() - began) / 1e9,
            version);
    return new ScoredCut(told, result.test());
  }
}
