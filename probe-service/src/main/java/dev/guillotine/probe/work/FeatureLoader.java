package dev.guillotine.probe.work;

import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import java.util.NoSuchElementException;

/** Fetches features, one cut at a time. */
final class FeatureLoader {
  private final FeaturesExtracted source;
  private final TensorObjects objects;

  FeatureLoader(FeaturesExtracted source, TensorObjects objects) {
    this.source = source;
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
    float[] values = objects.read(shard.object(), file -> file.floats("features"));
    return new FeatureMatrix(values, shard.rows(), shard.dimension());
  }
}
