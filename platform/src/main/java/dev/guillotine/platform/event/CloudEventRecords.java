package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events as CloudEvents in binary mode (Kafka protocol binding 1.0.2). */
final class CloudEventRecords {
  private CloudEventRecords() {}

  /**
   * The record of an event, to its own topic, keyed by its subject.
   *
   * @param source that the event comes from, a URI reference
   */
  static ProducerRecord<String, String> of(Event event, String source) {
    EventType type = EventType.of(event.getClass());
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            event.topic().topicName(),
            event.subject() == null ? null : event.subject().toString(),
            Json.write(event));
    add(record, "ce_specversion", "1.0");
    add(record, EventDecoder.ID, event.id().toString());
    add(record, EventDecoder.TYPE, type.wireName());
    add(record, "ce_source", source);
    add(
        record,
        "ce_time",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.occurredAt().atOffset(ZoneOffset.UTC)));
    add(record, "ce_dataschema", "urn:guillotine:schema:" + type.schemaName());
    add(record, "content-type", "application/json");
    return record;
  }

  private static void add(ProducerRecord<String, String> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
