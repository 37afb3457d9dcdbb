package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.RequestedCuts;
import dev.guillotine.contracts.specification.FewShot;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.embedding.extraction.FeatureFiles;
import dev.guillotine.embedding.extraction.RowRange;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.RunReading;
import dev.guillotine.platform.work.Work;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.TargetFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans an extraction: which rows of which split are one piece of work, and which pieces are in the
 * store already, from whatever was asked for before. The others go on a queue. Stores the targets,
 * too.
 */
@Singleton
public final class ExtractionWork implements Work<ExtractionRequested> {
  private final EmbeddingConfiguration configuration;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final DataSets sets;
  private final Extractions extractions;

  ExtractionWork(
      EmbeddingConfiguration configuration,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      DataSets sets,
      Extractions extractions) {
    this.configuration = configuration;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.sets = sets;
    this.extractions = extractions;
  }

  @Override
  public void perform(ExtractionRequested task, Lease lease) throws WorkFailure {
    CheckpointPublished source = task.source();
    Checkpoint checkpoint = source.checkpoint();
    RunReading reading =
        new RunReading(lease, publisher, source.runId(), checkpoint.epoch(), checkpoint.step());
    List<CutPoint> cuts = cuts(source);
    try (DataSet set = sets.open(source.data(), reading::at);
        Scratch.Folder folder = scratch.open()) {
      ExtractionPlan plan = plan(source, rows(source, cuts), set, folder);
      extractions.begin(plan);
      FeatureFiles files = new FeatureFiles(source, plan.data(), store);
      for (RowRange range : plan.ranges()) {
        lease.check();
        if (files.find(range, cuts).size() == cuts.size()) {
          extractions.done(plan, range);
        } else {
          publisher.publish(piece(plan, range));
        }
      }
      extractions.completeIfWhole(plan);
    } catch (UnusableDataException | InvalidValueException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not plan: " + e.getMessage(), e);
    }
  }

  private static List<CutPoint> cuts(CheckpointPublished source) throws PermanentFailure {
    try {
      return RequestedCuts.of(source.cutPoints(), source.probes().features());
    } catch (InvalidValueException e) {
      throw new PermanentFailure(e.within("probes.features").getMessage(), e);
    }
  }

  private ExtractionPlan plan(
      CheckpointPublished source, int rows, DataSet set, Scratch.Folder folder)
      throws IOException, WorkFailure {
    Map<Split, Selection> samples =
        ProbedSamples.of(set, source.probes(), source.architecture().input());
    List<LabelFile> labels = new ArrayList<>();
    List<RowRange> ranges = new ArrayList<>();
    for (Map.Entry<Split, Selection> split : samples.entrySet()) {
      labels.add(labels(split.getValue(), split.getKey(), set, source, folder));
      ranges.addAll(RowRange.cover(split.getKey(), split.getValue().size(), rows));
    }
    return new ExtractionPlan(source, set.identity(), labels, set.tasks(), ranges);
  }

  /**
   * Rows of one piece: as many as the bound on its files allows. What the network gives by itself
   * counts, whichever cuts are asked for, so that a later request finds the same pieces; more only
   * where more is asked for.
   */
  private int rows(CheckpointPublished source, List<CutPoint> asked) {
    long numbers = Math.max(numbers(source.cutPoints()), numbers(asked));
    long rows = configuration.shardBytes() / (numbers * Float.BYTES);
    return (int) Math.max(1, Math.min(rows, Integer.MAX_VALUE));
  }

  private static long numbers(List<CutPoint> cuts) {
    return cuts.stream().mapToLong(CutPoint::dimension).sum();
  }

  private static ShardRequested piece(ExtractionPlan plan, RowRange range) {
    return new ShardRequested(
        plan.source().runId(),
        Clock.systemUTC().instant(),
        plan.source(),
        plan.data(),
        range.split(),
        range.from(),
        range.to());
  }

  private LabelFile labels(
      Selection samples,
      Split split,
      DataSet set,
      CheckpointPublished source,
      Scratch.Folder folder)
      throws IOException, WorkFailure {
    Map<String, Targets> targets = new LinkedHashMap<>();
    set.tasks().forEach(task -> targets.put(task.name(), samples.targets(task.name())));
    Path file = folder.file(split.json() + "-labels");
    TargetFile.write(file, targets);
    FewShot shots = split == Split.TRAIN ? source.probes().shots() : null;
    String key = ObjectKeys.labels(set.identity().digest(), split, samples.size(), shots);
    return new LabelFile(split, store.put(key, file));
  }
}
