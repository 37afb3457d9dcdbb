package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.failure.PoisonFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads events back from CloudEvents in binary mode (Kafka protocol binding 1.0.2). */
public final class EventDecoder {
  /** Header with the event's id. */
  public static final String ID = "ce_id";

  /** Header with the event's type. */
  public static final String TYPE = "ce_type";

  private EventDecoder() {}

  /**
   * The event in a record.
   *
   * @return empty when the record is of a type that we do not know
   * @throws PoisonFailure when it has no type, or its value is not what the type says
   */
  public static Optional<Event> decode(Headers headers, String value) throws PoisonFailure {
    String name =
        text(headers, TYPE)
            .orElseThrow(() -> new PoisonFailure("the record has no " + TYPE + " header"));
    Optional<EventType> type = EventType.named(name);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (value == null) {
      throw new PoisonFailure("a record of type " + name + " has no value");
    }
    try {
      return Optional.of(Json.readEvent(type.get(), value));
    } catch (InvalidValueException e) {
      throw new PoisonFailure("not readable as " + name + ": " + e.getMessage(), e);
    }
  }

  /** A header's last value as text. */
  public static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
