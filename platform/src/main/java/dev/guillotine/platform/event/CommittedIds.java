package dev.guillotine.platform.event;

import dev.guillotine.platform.failure.RetryableFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Which events the log holds for readers of committed records.
 *
 * @param bootstrapServers addresses of the broker
 * @param topics where they may be
 */
record CommittedIds(String bootstrapServers, Collection<String> topics) {
  /** Transactions of others, which are read around, end within a minute. */
  private static final Duration BOUND = Duration.ofSeconds(90);

  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int CALL_MILLIS = 15_000;

  /**
   * The ids of all events on a subject, up to the ends that the topics have now.
   *
   * @param since no earlier ones
   * @param subject key of their records
   * @throws RetryableFailure when they cannot be read in time
   */
  Set<String> since(Instant since, String subject) throws RetryableFailure {
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<String, String> plain = consumer("read_uncommitted");
        KafkaConsumer<String, String> consumer = consumer("read_committed")) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> plain.partitionsFor(topic).stream())
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      Map<TopicPartition, Long> ends = plain.endOffsets(partitions);
      Map<TopicPartition, OffsetAndTimestamp> starts =
          plain.offsetsForTimes(
              partitions.stream()
                  .collect(Collectors.toMap(one -> one, one -> since.toEpochMilli())));
      consumer.assign(partitions);
      partitions.forEach(
          one ->
              consumer.seek(
                  one, starts.get(one) == null ? ends.get(one) : starts.get(one).offset()));
      Instant until = Instant.now().plus(BOUND);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        if (Instant.now().isAfter(until)) {
          throw new RetryableFailure("the log could not be read to its end in " + BOUND);
        }
        for (ConsumerRecord<String, String> record : consumer.poll(WAIT)) {
          if (subject.equals(record.key())) {
            EventDecoder.text(record.headers(), EventDecoder.ID).ifPresent(ids::add);
          }
        }
      }
    }
    return ids;
  }

  private KafkaConsumer<String, String> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            isolation,
            "enable.auto.commit",
            false,
            "default.api.timeout.ms",
            CALL_MILLIS),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
