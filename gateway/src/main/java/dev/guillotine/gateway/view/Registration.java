package dev.guillotine.gateway.view;

import dev.guillotine.contracts.api.DataSetStatus;
import dev.guillotine.contracts.api.DataSetSummary;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a name of the catalogue stands for, and what was heard of it. The order in which it was
 * heard does not matter, nor what answers an earlier request under the same name.
 *
 * @param name of the data set
 * @param source where it lies
 * @param request id of the newest request; null for a set that is built in
 * @param requestedAt when that was; null for a set that is built in
 * @param answers for each type of event that answers the request, when it was last heard
 */
record Registration(
    DataSetName name,
    DataSource source,
    UUID request,
    Instant requestedAt,
    Map<EventType, Instant> answers) {
  Registration {
    answers = Map.copyOf(answers);
  }

  /**
   * How far the set has come. Once it was described it is ready, even if another attempt to
   * describe it was given up.
   */
  DataSetStatus status() {
    if (answers.containsKey(EventType.DATA_SET_DESCRIBED)) {
      return DataSetStatus.READY;
    }
    return answers.containsKey(EventType.DEAD_LETTERED)
        ? DataSetStatus.FAILED
        : DataSetStatus.QUEUED;
  }

  /** When anything was last heard of it. */
  Instant updatedAt() {
    return Stream.concat(Stream.ofNullable(requestedAt), answers.values().stream())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** It as a line of the catalogue. */
  DataSetSummary summary() {
    return new DataSetSummary(name, status(), source, requestedAt, updatedAt());
  }
}
