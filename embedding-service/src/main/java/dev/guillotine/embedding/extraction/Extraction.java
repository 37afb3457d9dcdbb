package dev.guillotine.embedding.extraction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.data.store.TargetFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.SampleTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes images through a network once and stores what they are at every cut. Memory is bounded by
 * one batch: features go to files as they come.
 */
public final class Extraction {
  private final CheckpointPublished source;
  private final Network network;
  private final ComputeEngine engine;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch.Folder folder;
  private final int batch;

  /**
   * An extraction with a network that holds the source's weights.
   *
   * @param batch images in one forward pass
   */
  public Extraction(
      CheckpointPublished source,
      Network network,
      ComputeEngine engine,
      ComputeTurns turns,
      ObjectStore store,
      Scratch.Folder folder,
      int batch) {
    this.source = source;
    this.network = network;
    this.engine = engine;
    this.turns = turns;
    this.store = store;
    this.folder = folder;
    this.batch = batch;
  }

  /** Told after each batch; may end the extraction by throwing. */
  @FunctionalInterface
  public interface Observer {
    /** So many images of the split are done. */
    void done(int images) throws WorkFailure;
  }

  /** Extracts and stores one split: a shard per cut. */
  public List<FeatureShard> shards(
      Selection images, Split split, DataIdentity data, Observer observer)
      throws IOException, WorkFailure {
    requireSameShape(images.shape());
    List<CutPoint> cuts = source.cutPoints();
    try (SplitWriter writer = new SplitWriter(cuts, split, images.size(), folder);
        Workers workers = new Workers(engine.threads())) {
      Normaliser normaliser = new Normaliser(images.shape(), source.normalisation());
      SampleBatch room = SampleBatch.direct(images.shape(), Math.min(batch, images.size()));
      for (int from = 0; from < images.size(); from += batch) {
        int[] positions = IntStream.range(from, Math.min(from + batch, images.size())).toArray();
        try (ComputeTurns.Turn turn = turns.take()) {
          normaliser.write(images, positions, room, workers);
          append(writer, room, positions.length, indices(images, positions));
        }
        observer.done(from + positions.length);
      }
      return store(writer.finish(), images.size(), split, data);
    }
  }

  private void requireSameShape(SampleShape shape) {
    SampleShape expected = source.architecture().input();
    if (!shape.equals(expected)) {
      throw new InvalidValueException(
          "data", "a set of " + shape, "a set of the network's samples, " + expected);
    }
  }

  private void append(SplitWriter writer, SampleBatch room, int count, long[] indices)
      throws IOException {
    try (NDScope scope = new NDScope();
        NDManager manager = engine.newManager()) {
      scope.suppressNotUsedWarning();
      NDArray input = SampleTensor.of(room, count, manager);
      writer.append(network.embed(input), indices);
    }
  }

  private static long[] indices(Selection images, int[] positions) {
    return Arrays.stream(positions).mapToLong(images::sourcePosition).toArray();
  }

  private List<FeatureShard> store(List<Path> files, int rows, Split split, DataIdentity data)
      throws WorkFailure {
    List<FeatureShard> shards = new ArrayList<>();
    for (int cut = 0; cut < files.size(); cut++) {
      CutPoint point = source.cutPoints().get(cut);
      String key =
          ObjectKeys.features(
              source.checkpoint().digest(), FeatureSet.id(source, data), split, point.name());
      ObjectReference object = store.put(key, files.get(cut));
      shards.add(new FeatureShard(point.name(), split, rows, point.dimension(), object));
    }
    return shards;
  }

  /** Stores the targets of one split, of every task. */
  public LabelFile labels(Selection samples, Split split, DataSet set)
      throws IOException, WorkFailure {
    Map<String, Targets> targets = new LinkedHashMap<>();
    for (Task task : set.tasks()) {
      targets.put(task.name(), samples.targets(task.name()));
    }
    Path file = folder.file(split.json() + "-labels");
    TargetFile.write(file, targets);
    ObjectReference object = store.put(key(samples, split, set), file);
    return new LabelFile(split, object);
  }

  private String key(Selection samples, Split split, DataSet set) {
    return ObjectKeys.labels(
        set.identity().digest(),
        split,
        samples.size(),
        split == Split.TRAIN ? source.probes().shots() : null);
  }
}
