package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * Features are to be probed at every cut.
 *
 * @param runId the run
 * @param occurredAt when it was planned
 * @param source the features, their labels and the probes to fit
 */
public record ProbeRequested(UUID runId, Instant occurredAt, FeaturesExtracted source)
    implements RunEvent {
  public ProbeRequested {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.PROBE_REQUESTED, source.id());
  }
}
