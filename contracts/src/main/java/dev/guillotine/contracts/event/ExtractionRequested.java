package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * The extraction of a checkpoint's features is to be planned: what is missing is put on a queue in
 * pieces.
 *
 * @param runId the run
 * @param occurredAt when it was planned
 * @param source the checkpoint, and the data to extract from
 */
public record ExtractionRequested(UUID runId, Instant occurredAt, CheckpointPublished source)
    implements RunEvent {
  public ExtractionRequested {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.EXTRACTION_REQUESTED, source.id());
  }
}
