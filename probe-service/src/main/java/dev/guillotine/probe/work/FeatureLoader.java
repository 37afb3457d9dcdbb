package dev.guillotine.probe.work;

import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.ProbeData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Fetches features and labels, one cut at a time. */
final class FeatureLoader {
  private final FeaturesExtracted source;
  private final ObjectStore store;
  private final Scratch.Folder folder;
  private final Map<Split, int[]> labels = new EnumMap<>(Split.class);

  FeatureLoader(FeaturesExtracted source, ObjectStore store, Scratch.Folder folder) {
    this.source = source;
    this.store = store;
    this.folder = folder;
  }

  /**
   * All that the probes of one cut need.
   *
   * @throws PermanentFailure when a shard is missing, corrupt, or holds what no probe can use
   */
  ProbeData load(CutPoint cut) throws WorkFailure {
    try {
      return new ProbeData(
          new CutFeatures(
              matrix(cut, Split.TRAIN), matrix(cut, Split.VALIDATION), matrix(cut, Split.TEST)),
          classes(Split.TRAIN),
          classes(Split.VALIDATION),
          classes(Split.TEST));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new PermanentFailure("features of cut " + cut.name() + ": " + e.getMessage(), e);
    }
  }

  private FeatureMatrix matrix(CutPoint cut, Split split) throws WorkFailure {
    FeatureShard shard =
        source.shards().stream()
            .filter(one -> one.cut().equals(cut.name()) && one.split() == split)
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no shard of split " + split.json()));
    float[] values = read(shard.object(), file -> file.floats("features"));
    return new FeatureMatrix(values, labels(split).length, shard.dimension());
  }

  private Classes classes(Split split) throws WorkFailure {
    try {
      return new Classes(labels(split), source.data().classes());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("labels of " + split.json() + ": " + e.getMessage(), e);
    }
  }

  private int[] labels(Split split) throws WorkFailure {
    if (!labels.containsKey(split)) {
      ObjectReference object =
          source.labels().stream()
              .filter(one -> one.split() == split)
              .findFirst()
              .map(LabelFile::object)
              .orElseThrow(() -> new NoSuchElementException("no labels of split " + split.json()));
      long[] classes = read(object, file -> file.longs("class"));
      labels.put(split, Arrays.stream(classes).mapToInt(Math::toIntExact).toArray());
    }
    return labels.get(split);
  }

  private interface Reading<T> {
    T from(SafetensorsFile file) throws IOException;
  }

  private <T> T read(ObjectReference object, Reading<T> reading) throws WorkFailure {
    Path file = folder.file("object");
    store.get(object, file);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      return reading.from(tensors);
    } catch (IOException | ArithmeticException e) {
      throw new PermanentFailure(object.key() + " is not readable: " + e.getMessage(), e);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
