package dev.guillotine.platform.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.work.BrokerPublisher;
import dev.guillotine.platform.work.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancellationReaderTest {
  private static final Duration BOUND = Duration.ofSeconds(40);

  @TempDir Path data;
  private final Cancellations cancellations = new Cancellations();
  private EmbeddedKafka kafka;
  private Broker broker;
  private CancellationReader reader;

  @BeforeEach
  void start() throws IOException {
    kafka = EmbeddedKafka.start(data, 0);
    broker = new Broker(new TestBroker(kafka.bootstrapServers()));
    reader = new CancellationReader(broker, cancellations);
  }

  @AfterEach
  void stop() throws IOException {
    reader.close();
    broker.close();
    kafka.close();
  }

  @Test
  void shouldHearWhatWasCancelledBeforeItBegan() throws RetryableFailure {
    broker.createTopics();
    UUID before = cancel();

    reader.start();

    await().atMost(BOUND).until(reader::isUpToDate);
    assertThat(cancellations.isCancelled(before)).isTrue();
    assertThat(cancellations.isCancelled(UUID.randomUUID())).isFalse();
  }

  @Test
  void shouldWaitUntilThereIsATopicAndPassOverWhatItCannotRead() throws RetryableFailure {
    reader.start();
    assertThat(reader.isUpToDate()).isFalse();

    broker.createTopics();
    await().atMost(BOUND).until(reader::isUpToDate);
    try (BrokerPublisher publisher = new BrokerPublisher(kafka.bootstrapServers())) {
      publisher.sendRaw(Topic.RUN_CANCELLATIONS.topicName(), "noise").toCompletableFuture().join();
    }
    UUID after = cancel();

    await().atMost(BOUND).until(() -> cancellations.isCancelled(after));
  }

  @Test
  void shouldGoOnAfterTheBrokerWasAway() throws IOException, RetryableFailure {
    broker.createTopics();
    reader.start();
    await().atMost(BOUND).until(reader::isUpToDate);
    String address = kafka.bootstrapServers();

    kafka.close();
    kafka =
        EmbeddedKafka.start(data, Integer.parseInt(address.substring(address.indexOf(':') + 1)));
    UUID after = cancel();

    await().atMost(BOUND).until(() -> cancellations.isCancelled(after));
  }

  private UUID cancel() throws RetryableFailure {
    UUID run = UUID.randomUUID();
    try (BrokerPublisher publisher = new BrokerPublisher(kafka.bootstrapServers())) {
      publisher.publish(new RunCancelled(run, Instant.now()));
    }
    return run;
  }
}
