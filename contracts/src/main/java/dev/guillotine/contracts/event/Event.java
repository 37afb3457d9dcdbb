package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guillotine.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a run or to a data set, or a task that follows from it.
 *
 * <p>On the broker an event is a CloudEvent in binary mode: its id, type, source, time and schema
 * are headers, this record as JSON is the value, the subject's id is the key.
 */
public sealed interface Event
    permits RunEvent,
        DataSetRequested,
        DataSetDescribed,
        CheckpointRegistered,
        TrunkRequested,
        DeadLettered {

  /**
   * The run, data set, checkpoint or trunk that it is about; null only for a dead letter that could
   * not be read.
   */
  @JsonIgnore
  UUID subject();

  /** When it happened, by the clock of who says so. */
  Instant occurredAt();

  /** Follows from what happened, not from when: saying it twice gives the same id. */
  @JsonIgnore
  UUID id();

  /** Where it is published. */
  @JsonIgnore
  default Topic topic() {
    return EventType.of(getClass()).topic();
  }
}
