package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A run is not to go on: what is at work on it ends, what is asked for it is passed over. There is
 * no way back; what it had published stays.
 *
 * @param runId the run
 * @param occurredAt when the gateway was asked for it
 */
public record RunCancelled(UUID runId, Instant occurredAt) implements RunEvent {
  public RunCancelled {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.RUN_CANCELLED, runId);
  }
}
