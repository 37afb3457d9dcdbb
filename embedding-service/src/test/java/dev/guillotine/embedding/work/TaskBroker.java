package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.broker.BrokerConfiguration;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.work.Work;
import dev.guillotine.platform.work.WorkQueue;
import dev.guillotine.platform.work.WorkSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker, for tasks that lie on real queues. */
final class TaskBroker implements AutoCloseable {
  /** Long enough for a machine that is busy with something else. */
  static final Duration BOUND = Duration.ofSeconds(60);

  private static final Duration LOCK = Duration.ofSeconds(2);
  private static final String GROUP = "embedding";

  private final EmbeddedKafka kafka;

  TaskBroker(Path folder) throws Exception {
    kafka = EmbeddedKafka.start(folder, 0);
    try (Broker broker = new Broker(new Address(kafka.bootstrapServers()))) {
      broker.createTopics();
      broker.prepareShareGroup(GROUP, LOCK);
    }
  }

  /** A queue on which work has not begun. */
  <T extends Event> WorkQueue<T> queue(
      EventType type, Class<T> task, Work<T> work, EventPublisher publisher) {
    WorkSettings settings =
        new WorkSettings(
            kafka.bootstrapServers(), type.topic(), GROUP, LOCK, 8, Duration.ofMillis(10), BOUND);
    return new WorkQueue<>(
        settings,
        task,
        work,
        publisher,
        new SimpleMeterRegistry(),
        new Cancellations(),
        () -> true);
  }

  /** Puts a task on its queue, as the platform does. */
  void submit(Event task) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(task.topic().topicName(), task.subject().toString(), Json.write(task));
    header(record, EventDecoder.ID, task.id().toString());
    header(record, EventDecoder.TYPE, EventType.of(task.getClass()).wireName());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(record).get();
    }
  }

  private static void header(ProducerRecord<String, String> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }

  /** Where a broker is, or will be. */
  record Address(String bootstrapServers) implements BrokerConfiguration {
    @Override
    public int partitions() {
      return 1;
    }

    @Override
    public Optional<Short> replication() {
      return Optional.empty();
    }

    @Override
    public long retentionMillis() {
      return -1;
    }
  }
}
