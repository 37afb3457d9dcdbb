package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * Work was given up. Nothing is lost: the payload is what was on the queue.
 *
 * @param runId the run (or the data set) it was for, absent when it could not be read from the
 *     record
 * @param occurredAt when
 * @param queue name of the topic that the work lay on
 * @param kind what can be expected of trying again
 * @param reason why, in words for the run's owner
 * @param attempts how often it was tried
 * @param eventId CloudEvents id of the record, absent when it had none
 * @param payload value of the record as text
 */
public record DeadLettered(
    @JsonInclude(JsonInclude.Include.NON_NULL) UUID runId,
    Instant occurredAt,
    String queue,
    FailureKind kind,
    String reason,
    int attempts,
    @JsonInclude(JsonInclude.Include.NON_NULL) String eventId,
    String payload)
    implements Event {
  public DeadLettered {
    Required.present("occurredAt", occurredAt);
    Required.text("queue", queue);
    Required.present("kind", kind);
    Required.text("reason", reason);
    Required.count("attempts", attempts);
    Required.present("payload", payload);
  }

  @Override
  public UUID subject() {
    return runId;
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.DEAD_LETTERED, queue, eventId, payload);
  }
}
