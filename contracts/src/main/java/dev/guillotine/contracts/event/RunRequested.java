package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A run was submitted.
 *
 * @param runId the run
 * @param occurredAt when the gateway took it
 * @param specification what decides it, defaults filled in
 */
public record RunRequested(UUID runId, Instant occurredAt, RunSpecification specification)
    implements RunEvent {
  public RunRequested {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("specification", specification);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.RUN_REQUESTED, runId);
  }
}
