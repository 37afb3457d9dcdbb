package dev.guillotine.probe.work;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.FeatureManifest;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Features of three classes in a real store, as extraction would leave them: noise at the stem,
 * classes far apart at stage1, closer together at the backbone and in the projector. Every other
 * task's target follows from the class.
 */
final class SyntheticFeatures {
  static final int CLASSES = 3;
  static final List<CutPoint> CUTS =
      List.of(
          CutPoint.of(0, "stem", Role.STEM, 4),
          CutPoint.of(1, "stage1", Role.STAGE, 5),
          CutPoint.of(2, "backbone", Role.BACKBONE, 6),
          CutPoint.of(3, "projector1", Role.PROJECTOR, 3));

  /** From the origin to the middle of each class, in standard deviations. */
  private static final Map<String, Double> DISTANCES =
      Map.of("stem", 0.0, "stage1", 5.0, "backbone", 1.5, "projector1", 0.75);

  private static final Map<Split, Integer> ROWS =
      Map.of(Split.TRAIN, 200, Split.VALIDATION, 100, Split.TEST, 150);
  private static final DataIdentity DATA = new DataIdentity("synthetic", "cd".repeat(32));
  static final List<Task> TASKS =
      List.of(
          new Task.Classification("class", CLASSES),
          new Task.MultiLabel("tags", 2),
          new Task.Regression("size"),
          new Task.Circular("angle", 360));

  private static final UUID RUN = UUID.randomUUID();
  private static final String CHECKPOINT = "ab".repeat(32);

  private final ObjectStore store;
  private final List<FeatureShard> shards = new ArrayList<>();
  private final List<LabelFile> labels = new ArrayList<>();

  /** Stores all shards and labels. */
  SyntheticFeatures(ObjectStore store) throws IOException, WorkFailure {
    this.store = store;
    for (Split split : Split.values()) {
      long[] classes = classes(split);
      label(split, classes);
      for (CutPoint cut : CUTS) {
        replace(cut, split, values(cut, split, classes));
      }
    }
  }

  private static long[] classes(Split split) {
    return new Random(split.ordinal()).longs(ROWS.get(split), 0, CLASSES).toArray();
  }

  private static float[] values(CutPoint cut, Split split, long[] classes) {
    Random random = new Random(100L * cut.index() + split.ordinal());
    double distance = DISTANCES.get(cut.name());
    float[] values = new float[classes.length * cut.dimension()];
    for (int i = 0; i < values.length; i++) {
      boolean own = i % cut.dimension() == classes[i / cut.dimension()];
      values[i] = (float) (random.nextGaussian() + (own ? distance : 0));
    }
    return values;
  }

  /** The features of a cut, to be changed. */
  static float[] values(CutPoint cut, Split split) {
    return values(cut, split, classes(split));
  }

  /** Stores other features of a cut, whatever they are, in one piece. */
  void replace(CutPoint cut, Split split, float[] values) throws IOException, WorkFailure {
    forget(cut, split);
    add(cut, split, 0, values);
  }

  /** Stores other features of a cut, a piece for each of these. */
  void replaceInPieces(CutPoint cut, Split split, float[] values, int rows)
      throws IOException, WorkFailure {
    forget(cut, split);
    int size = rows * cut.dimension();
    for (int from = 0; from < values.length; from += size) {
      float[] piece = Arrays.copyOfRange(values, from, Math.min(values.length, from + size));
      add(cut, split, from / cut.dimension(), piece);
    }
  }

  private void add(CutPoint cut, Split split, int from, float[] values)
      throws IOException, WorkFailure {
    Path file = Files.createTempFile("features", null);
    int rows = values.length / cut.dimension();
    List<TensorSpec> tensors =
        List.of(
            TensorSpec.of("features", TensorType.F32, rows, cut.dimension()),
            TensorSpec.of("indices", TensorType.I64, rows));
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of())) {
      writer.append("features", values, 0, values.length);
      writer.append("indices", IntStream.range(0, rows).asLongStream().toArray(), 0, rows);
      writer.finish();
    }
    ObjectReference object = put(key(cut, split, from), file);
    shards.add(new FeatureShard(cut.name(), split, from, rows, cut.dimension(), object));
  }

  /** Stores other labels, whatever they are. */
  void label(Split split, long... classes) throws IOException, WorkFailure {
    Path file = Files.createTempFile("labels", null);
    int rows = classes.length;
    List<TensorSpec> tensors =
        List.of(
            TensorSpec.of("class", TensorType.I64, rows),
            TensorSpec.of("tags", TensorType.U8, rows, 2),
            TensorSpec.of("size", TensorType.F32, rows),
            TensorSpec.of("angle", TensorType.F32, rows));
    byte[] tags = new byte[2 * rows];
    float[] sizes = new float[rows];
    float[] angles = new float[rows];
    for (int row = 0; row < rows; row++) {
      tags[2 * row] = (byte) (classes[row] == 0 ? 1 : 0);
      tags[2 * row + 1] = (byte) (classes[row] == 2 ? 0 : 1);
      sizes[row] = 10 * classes[row] * classes[row];
      angles[row] = Math.floorMod(120 * classes[row], 360);
    }
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of())) {
      writer.append("class", classes, 0, rows);
      writer.append("tags", ByteBuffer.wrap(tags));
      writer.append("size", sizes, 0, rows);
      writer.append("angle", angles, 0, rows);
      writer.finish();
    }
    labels.removeIf(one -> one.split() == split);
    labels.add(
        new LabelFile(
            split, put(ObjectKeys.labels(DATA.digest(), split, classes.length, null), file)));
  }

  private ObjectReference put(String key, Path file) throws IOException, WorkFailure {
    ObjectReference object = store.put(key, file);
    Files.delete(file);
    return object;
  }

  /** Tells nothing of a shard. */
  void forget(CutPoint cut, Split split) {
    shards.removeIf(shard -> shard.cut().equals(cut.name()) && shard.split() == split);
  }

  /** The list of all files. */
  private ObjectReference manifest() throws WorkFailure {
    String key = ObjectKeys.extraction(CHECKPOINT, RUN) + "manifest.json";
    byte[] json = Json.write(new FeatureManifest(shards)).getBytes(StandardCharsets.UTF_8);
    return store.put(key, json);
  }

  /** Where a split's shards lie. */
  static String key(CutPoint cut, Split split) {
    return key(cut, split, 0);
  }

  private static String key(CutPoint cut, Split split, int from) {
    return ObjectKeys.rows(CHECKPOINT, RUN, from, from + 1) + split.json() + "/" + cut.name();
  }

  /** What asks for all probes and tasks of these features. */
  ProbeRequested task() throws WorkFailure {
    return task(ProbePlan.standard());
  }

  /** What asks for some of them. */
  ProbeRequested task(ProbePlan plan) throws WorkFailure {
    FeaturesExtracted extracted =
        new FeaturesExtracted(
            RUN,
            Instant.now(),
            new Checkpoint(2, 12, true, 1, new ObjectReference("weights", 1, CHECKPOINT)),
            CUTS,
            DATA,
            manifest(),
            labels,
            TASKS,
            plan,
            7);
    return new ProbeRequested(RUN, Instant.now(), extracted);
  }
}
