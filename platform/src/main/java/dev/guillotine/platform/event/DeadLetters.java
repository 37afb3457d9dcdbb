package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.platform.failure.WorkFailure;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes dead letters of records. */
public final class DeadLetters {
  private DeadLetters() {}

  /**
   * The dead letter of a record.
   *
   * @param failure why it is given up
   * @param attempts how often it was tried
   * @param now when
   */
  public static DeadLettered of(
      ConsumerRecord<String, String> record, WorkFailure failure, int attempts, Instant now) {
    return new DeadLettered(
        runId(record.key()),
        now,
        record.topic(),
        failure.kind(),
        failure.getMessage(),
        attempts,
        EventDecoder.text(record.headers(), EventDecoder.ID).orElse(null),
        record.value() == null ? "" : record.value());
  }

  private static UUID runId(String key) {
    try {
      return key == null ? null : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
