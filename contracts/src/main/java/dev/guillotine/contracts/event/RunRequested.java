package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.network.GivenCheckpoint;
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
 * @param given what the name of a checkpoint in it stood for; absent where a network is trained
 */
public record RunRequested(
    UUID runId,
    Instant occurredAt,
    RunSpecification specification,
    @JsonInclude(JsonInclude.Include.NON_NULL) GivenCheckpoint given)
    implements RunEvent {
  public RunRequested {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("specification", specification);
  }

  /** A run that trains a network. */
  public RunRequested(UUID runId, Instant occurredAt, RunSpecification specification) {
    this(runId, occurredAt, specification, null);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.RUN_REQUESTED, runId);
  }
}
