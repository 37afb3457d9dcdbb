package dev.guillotine.probe.work;

import dev.guillotine.contracts.event.FeatureManifest;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/** Fetches features, one cut at a time. */
final class FeatureLoader {
  private final FeatureManifest manifest;
  private final TensorObjects objects;

  /**
   * Reads the list of all files.
   *
   * @throws PermanentFailure when it is missing, corrupt, or no such list
   */
  FeatureLoader(FeaturesExtracted source, TensorObjects objects) throws WorkFailure {
    this.manifest = objects.document(source.manifest(), FeatureManifest.class);
    this.objects = objects;
  }

  /**
   * The features of one cut.
   *
   * @throws PermanentFailure when a shard is missing, corrupt, or holds what no probe can use
   */
  CutFeatures load(CutPoint cut) throws WorkFailure {
    try {
      return new CutFeatures(
          matrix(cut, Split.TRAIN), matrix(cut, Split.VALIDATION), matrix(cut, Split.TEST));
    } catch (IllegalArgumentException | NoSuchElementException | ArithmeticException e) {
      throw new PermanentFailure("features of cut " + cut.name() + ": " + e.getMessage(), e);
    }
  }

  private FeatureMatrix matrix(CutPoint cut, Split split) throws WorkFailure {
    List<FeatureShard> shards = shards(cut, split);
    int rows = 0;
    for (FeatureShard shard : shards) {
      rows = Math.addExact(rows, shard.rows());
    }
    float[] all = new float[Math.multiplyExact(rows, cut.dimension())];
    for (FeatureShard shard : shards) {
      float[] values = objects.read(shard.object(), file -> file.floats("features"));
      requireSize(values, shard, cut);
      System.arraycopy(values, 0, all, shard.from() * cut.dimension(), values.length);
    }
    return new FeatureMatrix(all, rows, cut.dimension());
  }

  private static void requireSize(float[] values, FeatureShard shard, CutPoint cut) {
    if (values.length != (long) shard.rows() * cut.dimension()) {
      throw new IllegalArgumentException(
          "%s holds %d numbers, expected %d rows of %d"
              .formatted(shard.object().key(), values.length, shard.rows(), cut.dimension()));
    }
  }

  /** By first row, without a gap. */
  private List<FeatureShard> shards(CutPoint cut, Split split) {
    List<FeatureShard> shards =
        manifest.shards().stream()
            .filter(one -> one.cut().equals(cut.name()) && one.split() == split)
            .sorted(Comparator.comparingInt(FeatureShard::from))
            .toList();
    if (shards.isEmpty()) {
      throw new NoSuchElementException("no shard of split " + split.json());
    }
    int next = 0;
    for (FeatureShard shard : shards) {
      if (shard.from() != next) {
        throw new NoSuchElementException(
            "no shard of split %s begins at row %d".formatted(split.json(), next));
      }
      next += shard.rows();
    }
    return shards;
  }
}
