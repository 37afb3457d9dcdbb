package dev.guillotine.embedding.work;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.embedding.extraction.Extraction;
import dev.guillotine.embedding.extraction.FeatureSet;
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
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.FewShots;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Extracts the features of a checkpoint at every cut, unless they are in the store already. */
@Singleton
public final class ExtractionWork implements Work<ExtractionRequested> {
  private static final int LARGEST_MANIFEST = 64 << 20;

  private final EmbeddingConfiguration configuration;
  private final ComputeConfiguration compute;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final DataSets sets;

  ExtractionWork(
      EmbeddingConfiguration configuration,
      ComputeConfiguration compute,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      DataSets sets) {
    this.configuration = configuration;
    this.compute = compute;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.sets = sets;
  }

  @Override
  public void perform(ExtractionRequested task, Lease lease) throws WorkFailure {
    CheckpointPublished source = task.source();
    Checkpoint checkpoint = source.checkpoint();
    RunReading reading =
        new RunReading(lease, publisher, source.runId(), checkpoint.epoch(), checkpoint.step());
    try (DataSet set = sets.open(source.data(), reading::at)) {
      String key = manifestKey(source, set.identity());
      Optional<FeatureSet> known = find(key);
      FeatureSet features = known.isPresent() ? known.get() : extract(source, set, lease);
      if (known.isEmpty()) {
        store.put(key, Json.write(features).getBytes(StandardCharsets.UTF_8));
      }
      publisher.publish(
          new FeaturesExtracted(
              source.runId(),
              Clock.systemUTC().instant(),
              checkpoint,
              source.cutPoints(),
              features.data(),
              features.shards(),
              features.labels(),
              features.tasks(),
              source.probes(),
              source.seed()));
    } catch (UnusableDataException | InvalidValueException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not extract: " + e.getMessage(), e);
    }
  }

  private static String manifestKey(CheckpointPublished source, DataIdentity data) {
    return ObjectKeys.featureSet(source.checkpoint().digest(), FeatureSet.id(source, data));
  }

  private Optional<FeatureSet> find(String key) throws WorkFailure {
    Optional<byte[]> manifest = store.find(key, LARGEST_MANIFEST);
    return manifest.map(
        json -> Json.read(new String(json, StandardCharsets.UTF_8), FeatureSet.class));
  }

  private FeatureSet extract(CheckpointPublished source, DataSet set, Lease lease)
      throws IOException, WorkFailure {
    ComputeEngine engine = ComputeEngine.start(compute.threads());
    try (Scratch.Folder folder = scratch.open();
        Network network = load(source, folder.file("weights"), engine)) {
      Extraction extraction =
          new Extraction(source, network, engine, turns, store, folder, configuration.batch());
      Map<Split, Selection> selections = selections(source.probes(), set);
      int total = selections.values().stream().mapToInt(Selection::size).sum();
      Progress progress =
          new Progress(
              publisher, Clock.systemUTC(), source.runId(), Phase.EXTRACTION, "images", 0, total);
      Checkpoint checkpoint = source.checkpoint();
      List<FeatureShard> shards = new ArrayList<>();
      List<LabelFile> labels = new ArrayList<>();
      int before = 0;
      for (Map.Entry<Split, Selection> selection : selections.entrySet()) {
        int finished = before;
        Selection images = selection.getValue();
        shards.addAll(
            extraction.shards(
                images,
                selection.getKey(),
                set.identity(),
                done -> {
                  lease.check();
                  progress.tell(checkpoint.epoch(), checkpoint.step(), finished + done, Map.of());
                }));
        labels.add(extraction.labels(images, selection.getKey(), set));
        before += images.size();
      }
      return new FeatureSet(set.identity(), shards, labels, set.tasks());
    }
  }

  private Network load(CheckpointPublished source, Path file, ComputeEngine engine)
      throws WorkFailure {
    store.get(source.checkpoint().weights(), file);
    try {
      requireSame(source.architecture(), WeightsFile.architecture(file));
      return WeightsFile.read(file, engine);
    } catch (IOException e) {
      throw new PermanentFailure("the checkpoint cannot be used: " + e.getMessage(), e);
    }
  }

  /** With other weights than announced, features would lie under the wrong cuts or not fit them. */
  private static void requireSame(Architecture announced, Architecture stored)
      throws PermanentFailure {
    if (!stored.equals(announced)) {
      throw new PermanentFailure(
          "the checkpoint cannot be used: its weights are of the architecture %s, announced was %s"
              .formatted(Json.write(stored), Json.write(announced)));
    }
  }

  private static Map<Split, Selection> selections(ProbePlan plan, DataSet set) {
    Splits splits = new Splits(set, plan.validation());
    Map<Split, Selection> selections = new EnumMap<>(Split.class);
    Selection train = splits.samples(Split.TRAIN).first(plan.train());
    selections.put(
        Split.TRAIN, plan.shots() == null ? train : FewShots.of(set, train, plan.shots()));
    selections.put(Split.VALIDATION, splits.samples(Split.VALIDATION));
    selections.put(Split.TEST, splits.samples(Split.TEST).first(plan.test()));
    return selections;
  }
}
