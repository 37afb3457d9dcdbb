package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.broker.BrokerConfiguration;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.platform.work.WorkQueue;
import dev.guillotine.platform.work.WorkSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that stops while it extracts, on a real queue. */
class StoppedExtractionTest {
  private static final Duration LOCK = Duration.ofSeconds(2);
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String GROUP = "embedding";

  @TempDir Path folder;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<WorkFailure> ended = new CompletableFuture<>();
  private Workshop workshop;
  private EmbeddedKafka kafka;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    try (Broker broker = new Broker(new TestBroker(kafka.bootstrapServers()))) {
      broker.createTopics();
      broker.prepareShareGroup(GROUP, LOCK);
    }
  }

  @AfterEach
  void close() throws Exception {
    kafka.close();
    workshop.close();
  }

  @Test
  void shouldLeaveTheTaskToAnotherWorkerWhenItsLeaseEnds() throws Exception {
    ExtractionRequested task =
        TinyCheckpoint.task(TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store));
    submit(task);

    try (WorkQueue<ExtractionRequested> queue = queue(this::extractUntilTheLeaseEnds)) {
      queue.start();
      assertThat(begun.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    assertThat(ended.get(BOUND.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(RetryableFailure.class)
        .hasMessage("the service is stopping");
    assertThat(workshop.events).noneMatch(FeaturesExtracted.class::isInstance);
    assertThat(workshop.store.list("features/")).noneMatch(key -> key.endsWith(".json"));

    workshop.work(7).perform(task, new Lease());
    assertThat(workshop.extracted().checkpoint()).isEqualTo(task.source().checkpoint());
  }

  /** Keeps the work where it first tells of its progress until the lease has ended. */
  private void extractUntilTheLeaseEnds(ExtractionRequested task, Lease lease) throws WorkFailure {
    EventPublisher publisher =
        (event, attempts) -> {
          if (event instanceof RunProgressed) {
            begun.countDown();
            awaitEnd(lease);
          }
          return workshop.remember(event, attempts);
        };
    try {
      workshop.work(7, publisher).perform(task, lease);
      ended.completeExceptionally(new AssertionError("went on without a lease"));
    } catch (WorkFailure e) {
      ended.complete(e);
      throw e;
    }
  }

  private static void awaitEnd(Lease lease) {
    try {
      while (true) {
        lease.check();
        Thread.sleep(20);
      }
    } catch (RetryableFailure e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkQueue<ExtractionRequested> queue(Work<ExtractionRequested> work) {
    WorkSettings settings =
        new WorkSettings(
            kafka.bootstrapServers(),
            Topic.EXTRACTION_TASKS,
            GROUP,
            LOCK,
            8,
            Duration.ofMillis(10),
            BOUND);
    return new WorkQueue<>(
        settings,
        ExtractionRequested.class,
        work,
        workshop::remember,
        new SimpleMeterRegistry(),
        () -> true);
  }

  private void submit(ExtractionRequested task) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(task.topic().topicName(), task.runId().toString(), Json.write(task));
    record
        .headers()
        .add(
            EventDecoder.TYPE,
            EventType.EXTRACTION_REQUESTED.wireName().getBytes(StandardCharsets.UTF_8));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(record).get();
    }
  }

  private record TestBroker(String bootstrapServers) implements BrokerConfiguration {
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
