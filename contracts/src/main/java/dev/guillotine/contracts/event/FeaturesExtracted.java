package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Features of a checkpoint at every cut are whole in the object store. Carries all that probing
 * needs.
 *
 * @param runId the run
 * @param occurredAt when
 * @param checkpoint the network that made them
 * @param cutPoints the cuts that were asked for, from input to output
 * @param data what they were extracted from
 * @param manifest the list of all files, a {@link FeatureManifest}
 * @param labels one file per split
 * @param tasks what can be predicted of the data
 * @param probes what is to be asked of them
 * @param seed of the run
 */
public record FeaturesExtracted(
    UUID runId,
    Instant occurredAt,
    Checkpoint checkpoint,
    List<CutPoint> cutPoints,
    DataIdentity data,
    ObjectReference manifest,
    List<LabelFile> labels,
    List<Task> tasks,
    ProbePlan probes,
    long seed)
    implements RunEvent {
  public FeaturesExtracted {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
    cutPoints = Required.someOf("cutPoints", cutPoints);
    Required.present("data", data);
    Required.present("manifest", manifest);
    labels = Required.someOf("labels", labels);
    tasks = Required.someOf("tasks", tasks);
    Required.present("probes", probes);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        EventType.FEATURES_EXTRACTED, runId, checkpoint.step(), data.name(), data.digest());
  }
}
