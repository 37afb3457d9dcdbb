package dev.guillotine.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import java.io.UncheckedIOException;

/** How records become JSON and come back. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private Json() {}

  /**
   * The mapper of events: fields that it does not know are passed over, so that they may be added.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The record as JSON text. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The record that the JSON text holds.
   *
   * @throws dev.guillotine.contracts.validation.InvalidValueException when a field is refused
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw Refusal.of(e, new SourceText(MAPPER, json));
    }
  }

  /**
   * The event that the JSON text holds.
   *
   * @throws dev.guillotine.contracts.validation.InvalidValueException when a field is refused
   */
  public static Event readEvent(EventType type, String json) {
    return read(json, type.record());
  }
}
