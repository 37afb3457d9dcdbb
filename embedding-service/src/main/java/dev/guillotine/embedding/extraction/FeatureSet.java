package dev.guillotine.embedding.extraction;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.Required;
import java.util.List;
import java.util.UUID;

/**
 * Features of one checkpoint on one selection of data, whole in the object store.
 *
 * @param data what they were extracted from
 * @param shards one file per cut and split
 * @param labels one file per split
 * @param tasks what can be predicted of the data
 */
public record FeatureSet(
    DataIdentity data, List<FeatureShard> shards, List<LabelFile> labels, List<Task> tasks) {
  /** Rises with every change that changes features. */
  private static final int EXTRACTOR_VERSION = 2;

  public FeatureSet {
    Required.present("data", data);
    shards = Required.someOf("shards", shards);
    labels = Required.someOf("labels", labels);
    tasks = Required.someOf("tasks", tasks);
  }

  /** What, besides the weights, decides the features: equal ids, equal features. */
  public static UUID id(CheckpointPublished source, DataIdentity data) {
    return NameBasedId.of(
        "features",
        EXTRACTOR_VERSION,
        Json.write(source.architecture()),
        Json.write(source.normalisation()),
        data.digest(),
        source.probes().train(),
        source.probes().shots(),
        source.probes().validation(),
        source.probes().test());
  }
}
