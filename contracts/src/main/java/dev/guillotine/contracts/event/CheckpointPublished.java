package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A checkpoint is whole in the object store. Carries all that extraction and probing need.
 *
 * @param runId the run
 * @param occurredAt when
 * @param checkpoint the weights
 * @param architecture what the weights mean
 * @param cutPoints where the network can be cut, from input to output
 * @param normalisation what the network's input is normalised by
 * @param data what the features are to be extracted from
 * @param probes what is to be asked of the features
 * @param seed of the run
 */
public record CheckpointPublished(
    UUID runId,
    Instant occurredAt,
    Checkpoint checkpoint,
    Architecture architecture,
    List<CutPoint> cutPoints,
    Normalisation normalisation,
    DataSource data,
    ProbePlan probes,
    long seed)
    implements RunEvent {
  public CheckpointPublished {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
    Required.present("architecture", architecture);
    cutPoints = Required.someOf("cutPoints", cutPoints);
    Required.present("normalisation", normalisation);
    Required.present("data", data);
    Required.present("probes", probes);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.CHECKPOINT_PUBLISHED, runId, checkpoint.step());
  }
}
