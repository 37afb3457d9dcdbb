package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Some events of the log, and where in the log they end.
 *
 * @param events those that can be shown, in the order of their partitions
 * @param next for each partition the offset after the last record; none when the events were not
 *     read from the log
 */
public record LogExcerpt(List<Event> events, Map<TopicPartition, Long> next) {
  public LogExcerpt {
    events = List.copyOf(events);
    next = Map.copyOf(next);
  }

  /** One event ahead of its copy in the log. */
  public static LogExcerpt ahead(Event event) {
    return new LogExcerpt(List.of(event), Map.of());
  }

  /** The same stretch of the log, this event passed over. */
  LogExcerpt without(Event event) {
    return new LogExcerpt(events.stream().filter(other -> !other.equals(event)).toList(), next);
  }
}
