package dev.guillotine.standalone.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a subscriber has: the bare Kafka client and the schema files, no class of ours. */
final class ConsoleConsumer {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private ConsoleConsumer() {}

  /** The first messages of a topic, at most {@code count} of them. */
  static List<Message> read(String bootstrapServers, String topic, int count) {
    List<Message> messages = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "console",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      Instant until = Instant.now().plus(BOUND);
      while (messages.size() < count && Instant.now().isBefore(until)) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          messages.add(Message.of(record));
        }
      }
    }
    return messages;
  }

  /** A record as a console shows it. */
  record Message(String key, Map<String, String> headers, String value) {

    static Message of(ConsumerRecord<String, String> record) {
      Map<String, String> headers = new HashMap<>();
      record
          .headers()
          .forEach(
              header ->
                  headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
      return new Message(record.key(), headers, record.value());
    }

    /** What the schema has against the value. */
    List<String> schemaErrors(String schema) {
      try (InputStream file = getClass().getResourceAsStream("/schemas/" + schema + ".json")) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(file)
            .validate(new ObjectMapper().readTree(value))
            .stream()
            .map(Object::toString)
            .toList();
      } catch (JsonProcessingException e) {
        return List.of(e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
