package dev.guillotine.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.event.Outcomes.Outcome;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.work.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes on a real broker, read as any subscriber of committed records reads them. */
class TransactionalOutcomesTest {
  private static final List<Topic> TOPICS = List.of(Topic.RUN_PROGRESS);

  private static EmbeddedKafka kafka;
  private static Broker broker;
  private static Outcomes outcomes;

  private final UUID run = UUID.randomUUID();
  private final Event task = new RunCancelled(run, Instant.now().truncatedTo(ChronoUnit.MILLIS));

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    kafka = EmbeddedKafka.start(folder, 0);
    broker = new Broker(new TestBroker(kafka.bootstrapServers()));
    broker.createTopics();
    outcomes = new TransactionalOutcomes(broker, "test");
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    kafka.close();
  }

  @Test
  void shouldSayEverythingOnceHoweverOftenATaskIsDone() throws Exception {
    for (int attempt = 0; attempt < 3; attempt++) {
      try (Outcome outcome = outcomes.open(task, TOPICS)) {
        outcome.publish(events(0, 3));
        outcome.publish(events(3, 5));
      }
    }

    assertThat(ids()).containsExactlyElementsOf(ids(events(0, 5)));
  }

  @Test
  void shouldGoOnWhereAnAttemptWasBrokenOff() throws Exception {
    try (Outcome outcome = outcomes.open(task, TOPICS)) {
      outcome.publish(events(0, 2));
    }
    // As one that died in the middle of a transaction leaves it.
    KafkaProducer<String, String> dead =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                "guillotine-" + task.id()),
            new StringSerializer(),
            new StringSerializer());
    dead.initTransactions();
    dead.beginTransaction();
    ProducerRecord<String, String> half = CloudEventRecords.of(events(2, 3).get(0), "dead");
    dead.send(half).get();
    dead.close(Duration.ZERO);

    try (Outcome outcome = outcomes.open(task, TOPICS)) {
      outcome.publish(events(0, 4));
    }

    assertThat(ids()).containsExactlyElementsOf(ids(events(0, 4)));
  }

  @Test
  void shouldShutOutWhoeverWasAtTheTaskBefore() throws Exception {
    try (Outcome slow = outcomes.open(task, TOPICS)) {
      slow.publish(events(0, 1));
      try (Outcome next = outcomes.open(task, TOPICS)) {
        assertThatExceptionOfType(RetryableFailure.class)
            .isThrownBy(() -> slow.publish(events(1, 2)));
        next.publish(events(0, 3));
      }
    }

    assertThat(ids()).containsExactlyElementsOf(ids(events(0, 3)));
  }

  @Test
  void shouldWriteCloudEvents() throws Exception {
    try (Outcome outcome = outcomes.open(task, TOPICS)) {
      outcome.publish(events(0, 1));
    }

    ConsumerRecord<String, String> record = records().get(0);
    assertThat(record.key()).isEqualTo(run.toString());
    assertThat(EventDecoder.decode(record.headers(), record.value())).contains(events(0, 1).get(0));
    assertThat(EventDecoder.text(record.headers(), "ce_source")).contains("/guillotine/test");
    assertThat(EventDecoder.text(record.headers(), "content-type")).contains("application/json");
  }

  private List<Event> events(int from, int to) {
    return IntStream.range(from, to)
        .<Event>mapToObj(
            step ->
                new RunProgressed(
                    run,
                    task.occurredAt(),
                    Phase.PROBING,
                    1,
                    step,
                    step,
                    10,
                    "fits",
                    1,
                    1,
                    Map.of()))
        .toList();
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(event -> event.id().toString()).toList();
  }

  private List<String> ids() {
    return records().stream()
        .map(record -> EventDecoder.text(record.headers(), EventDecoder.ID).orElseThrow())
        .toList();
  }

  /** Those of this run. */
  private List<ConsumerRecord<String, String>> records() {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(Topic.RUN_PROGRESS.topicName(), 0);
    try (KafkaConsumer<String, String> plain = consumer("read_uncommitted");
        KafkaConsumer<String, String> consumer = consumer("read_committed")) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = plain.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
          if (run.toString().equals(record.key())) {
            records.add(record);
          }
        }
      }
    }
    return records;
  }

  private static KafkaConsumer<String, String> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", isolation),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
