package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.embedding.extraction.FeatureFiles;
import dev.guillotine.embedding.extraction.FeatureOverflowException;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.embedding.extraction.OutOfDeviceMemoryException;
import dev.guillotine.embedding.extraction.RowRange;
import dev.guillotine.embedding.extraction.ShardExtraction;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.Progress;
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
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.read.DataSets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Extracts some rows of a split at every cut whose features are not in the store yet. Doing it
 * twice writes the same objects; whoever does the last piece announces the whole. Where one piece
 * fails for good, others of the same extraction that have not begun are passed over.
 */
@Singleton
public final class ShardWork implements Work<ShardRequested> {
  private static final Logger LOG = Logger.getLogger(ShardWork.class);

  private final EmbeddingConfiguration configuration;
  private final ComputeConfiguration compute;
  private final ForwardPasses passes;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final DataSets sets;
  private final Extractions extractions;
  private final ExtractionMeters meters;

  ShardWork(
      EmbeddingConfiguration configuration,
      ComputeConfiguration compute,
      ForwardPasses passes,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      DataSets sets,
      Extractions extractions,
      ExtractionMeters meters) {
    this.configuration = configuration;
    this.compute = compute;
    this.passes = passes;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.sets = sets;
    this.extractions = extractions;
    this.meters = meters;
  }

  @Override
  public void perform(ShardRequested task, Lease lease) throws WorkFailure {
    ExtractionPlan plan = extractions.plan(task.source());
    RowRange range = new RowRange(task.split(), task.from(), task.to());
    if (extractions.isUseless(plan, range)) {
      LOG.infof("%s is passed over: another piece of this extraction failed for good", range);
      return;
    }
    try {
      extract(task, plan, range, lease);
    } catch (PermanentFailure e) {
      extractions.refuse(plan, range);
      throw e;
    }
    extractions.done(plan, range);
    extractions.completeIfWhole(plan);
  }

  private void extract(ShardRequested task, ExtractionPlan plan, RowRange range, Lease lease)
      throws WorkFailure {
    FeatureFiles files = new FeatureFiles(task.source(), task.data(), store);
    List<CutPoint> cuts = plan.cuts();
    List<CutPoint> missing = FeatureFiles.missing(cuts, files.find(range, cuts));
    if (!missing.isEmpty()) {
      try (Scratch.Folder folder = scratch.open()) {
        Map<CutPoint, Path> made = extract(task, plan, range, missing, folder, lease);
        for (Map.Entry<CutPoint, Path> file : made.entrySet()) {
          lease.check();
          files.put(range, file.getKey(), file.getValue());
        }
      }
    }
  }

  private Map<CutPoint, Path> extract(
      ShardRequested task,
      ExtractionPlan plan,
      RowRange range,
      List<CutPoint> cuts,
      Scratch.Folder folder,
      Lease lease)
      throws WorkFailure {
    CheckpointPublished source = task.source();
    Checkpoint checkpoint = source.checkpoint();
    RunReading reading =
        new RunReading(lease, publisher, source.runId(), checkpoint.epoch(), checkpoint.step());
    try (DataSet set = sets.open(source.data(), reading::at);
        ForwardPass pass = passes.open(source, cuts, folder)) {
      requireSameData(task, set);
      Selection samples =
          ProbedSamples.of(set, source.probes(), source.architecture().input()).get(range.split());
      return new ShardExtraction(turns, folder, configuration.batch(), compute.threads())
          .files(source, samples, range, cuts, pass, observer(plan, lease));
    } catch (UnusableDataException | InvalidValueException | FeatureOverflowException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (OutOfDeviceMemoryException e) {
      throw new RetryableFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not extract: " + e.getMessage(), e);
    }
  }

  private static void requireSameData(ShardRequested task, DataSet set) throws PermanentFailure {
    if (!set.identity().equals(task.data())) {
      throw new PermanentFailure(
          "the data have changed since this was planned: they were %s and are %s"
              .formatted(task.data(), set.identity()));
    }
  }

  /** Counts pieces that are done, whoever did them, and what this worker has done of its own. */
  private ShardExtraction.Observer observer(ExtractionPlan plan, Lease lease) throws WorkFailure {
    CheckpointPublished source = plan.source();
    Checkpoint checkpoint = source.checkpoint();
    int before = extractions.done(plan).stream().mapToInt(RowRange::rows).sum();
    Progress progress =
        new Progress(
            publisher,
            Clock.systemUTC(),
            source.runId(),
            Phase.EXTRACTION,
            "images",
            before,
            plan.rows());
    int[] counted = new int[1];
    return (done, waiting) -> {
      lease.check();
      meters.show(done - counted[0], waiting);
      counted[0] = done;
      progress.tell(
          checkpoint.epoch(), checkpoint.step(), before + done, Map.of("share.waiting", waiting));
    };
  }
}
