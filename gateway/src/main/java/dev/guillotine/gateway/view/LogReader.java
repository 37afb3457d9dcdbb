package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.failure.PoisonFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the log into the view, batch by batch. While the database does not answer, a batch is tried
 * again until it does; what cannot be read, or what the database refuses for good, is logged,
 * counted and passed over, so that it never stops the view.
 */
@ApplicationScoped
public class LogReader {
  /** The channel of all topics that the view is made from. */
  static final String CHANNEL = "log";

  private static final Logger LOG = Logger.getLogger(LogReader.class);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Projection projection;
  private final Retries retries;
  private final MeterRegistry meters;

  LogReader(Projection projection, Retries retries, MeterRegistry meters) {
    this.projection = projection;
    this.retries = retries;
    this.meters = meters;
  }

  @Incoming(CHANNEL)
  @Blocking
  void read(ConsumerRecords<String, String> records) {
    show(excerpt(records));
  }

  private void show(LogExcerpt excerpt) {
    try {
      if (retries.untilDone(() -> projection.apply(excerpt))) {
        excerpt.events().forEach(this::countProjected);
      }
    } catch (RefusedEventException e) {
      LOG.warnf(e, "event %s is not shown", e.event().id());
      countSkipped("refused");
      show(excerpt.without(e.event()));
    }
  }

  private LogExcerpt excerpt(ConsumerRecords<String, String> records) {
    List<Event> events = new ArrayList<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (ConsumerRecord<String, String> record : records) {
      read(record).ifPresent(events::add);
      next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    return new LogExcerpt(events, next);
  }

  private Optional<Event> read(ConsumerRecord<String, String> record) {
    try {
      Optional<Event> event = EventDecoder.decode(record.headers(), record.value());
      if (event.isEmpty()) {
        pass(record, "unknown", "its type is not known here");
        return event;
      }
      return event.filter(known -> showable(record, known));
    } catch (PoisonFailure e) {
      pass(record, "unreadable", e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether it belongs to a run or a data set, at a time that every database can hold. */
  private boolean showable(ConsumerRecord<String, String> record, Event event) {
    if (event.subject() == null) {
      pass(record, "nameless", "it names neither run nor data set");
      return false;
    }
    if (event.occurredAt().isBefore(EARLIEST) || event.occurredAt().isAfter(LATEST)) {
      pass(record, "unreadable", "its time is out of range: " + event.occurredAt());
      return false;
    }
    return true;
  }

  private void pass(ConsumerRecord<String, String> record, String reason, String why) {
    LOG.warnf(
        "record %d of %s-%d is not shown: %s",
        record.offset(), record.topic(), record.partition(), why);
    countSkipped(reason);
  }

  private void countSkipped(String reason) {
    meters.counter("guillotine.events.skipped", "reason", reason).increment();
  }

  private void countProjected(Event event) {
    String type = EventType.of(event.getClass()).schemaName();
    meters.counter("guillotine.events.projected", "type", type).increment();
  }
}
