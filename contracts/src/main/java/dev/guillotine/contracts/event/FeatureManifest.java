package dev.guillotine.contracts.event;

import dev.guillotine.contracts.validation.Required;
import java.util.Comparator;
import java.util.List;

/**
 * All files of one extraction (JSON in the object store). Written when the last of them is there,
 * once.
 *
 * @param shards by split, then by first row, then by cut
 */
public record FeatureManifest(List<FeatureShard> shards) {
  public FeatureManifest {
    shards =
        Required.someOf("shards", shards).stream()
            .sorted(Comparator.comparing(FeatureShard::split).thenComparingInt(FeatureShard::from))
            .toList();
  }
}
