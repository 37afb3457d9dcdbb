package dev.guillotine.gateway;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log as other programs see it: read and written with the bare client. */
@Singleton
public class Log {
  private final Map<String, Object> address;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  Log(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.address = Map.of("bootstrap.servers", servers);
    this.admin = Admin.create(address);
    this.producer = new KafkaProducer<>(address, new StringSerializer(), new StringSerializer());
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }

  /** Appends an event as a CloudEvent. */
  public void append(Event event) {
    append(event.topic(), EventType.of(event.getClass()).wireName(), Json.write(event));
  }

  /** Appends a record whose type may be anything, or null for none. */
  public void append(Topic topic, String type, String value) {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic.topicName(), "key", value);
    if (type != null) {
      record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    }
    await(producer.send(record));
  }

  /** All records of a topic. */
  public List<ConsumerRecord<String, String>> records(Topic topic) {
    Map<TopicPartition, Long> ends = ends(topic);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(address, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
      return records;
    }
  }

  /** The offset after the last record of each partition of these topics. */
  public Map<TopicPartition, Long> ends(Topic... topics) {
    List<String> names = Arrays.stream(topics).map(Topic::topicName).toList();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic : await(admin.describeTopics(names).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    await(admin.listOffsets(latest).all()).forEach((at, end) -> ends.put(at, end.offset()));
    return ends;
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
