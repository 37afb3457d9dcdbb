package dev.guillotine.platform.cancellation;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.failure.PoisonFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Hears which runs are cancelled: all of them from the beginning of the log, then each as it comes.
 * It belongs to no consumer group, because every process has to hear every one. While the broker is
 * away it waits, in the background; whether the service is alive does not depend on it.
 */
@Singleton
public final class CancellationReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CancellationReader.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration RECONNECT = Duration.ofSeconds(2);

  private final Broker broker;
  private final Cancellations cancellations;
  private final Thread thread = new Thread(this::readUntilStopped, "hear-cancellations");
  private final CountDownLatch upToDate = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** A reader that has not begun. */
  public CancellationReader(Broker broker, Cancellations cancellations) {
    this.broker = broker;
    this.cancellations = cancellations;
    thread.setDaemon(true);
  }

  void begin(@Observes StartupEvent event) {
    start();
  }

  void end(@Observes ShutdownEvent event) {
    close();
  }

  /** Begins to read, in the background. */
  public void start() {
    thread.start();
  }

  /**
   * Whether all was heard that was on the log when reading began; waits for it a moment. Until then
   * work might begin on what was cancelled long ago.
   */
  public boolean isUpToDate() {
    try {
      return upToDate.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads no further. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(RECONNECT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUntilStopped() {
    while (!stopsWithin(Duration.ZERO)) {
      try (KafkaConsumer<String, String> consumer = consumer()) {
        read(consumer);
      } catch (RuntimeException e) {
        LOG.warnf(e, "lost %s, reading it again", Topic.RUN_CANCELLATIONS.topicName());
        stopsWithin(RECONNECT);
      }
    }
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "allow.auto.create.topics",
            false,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "default.api.timeout.ms",
            5_000,
            "request.timeout.ms",
            4_000),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** A topic may get more partitions while it is read. */
  private void read(KafkaConsumer<String, String> consumer) {
    Map<TopicPartition, Long> ends = Map.of();
    while (!stopsWithin(Duration.ZERO)) {
      Set<TopicPartition> partitions = partitions(consumer);
      if (!consumer.assignment().containsAll(partitions)) {
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
      }
      if (partitions.isEmpty()) {
        stopsWithin(WAIT);
      } else {
        consumer.poll(WAIT).forEach(this::hear);
        if (ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
          upToDate.countDown();
        }
      }
    }
  }

  /** Those that the topic has; none while there is no topic yet. */
  private static Set<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
    Set<TopicPartition> partitions = new HashSet<>();
    List<PartitionInfo> known = consumer.partitionsFor(Topic.RUN_CANCELLATIONS.topicName());
    if (known != null) {
      known.forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
    }
    return partitions;
  }

  private void hear(ConsumerRecord<String, String> record) {
    try {
      EventDecoder.decode(record.headers(), record.value())
          .filter(RunCancelled.class::isInstance)
          .map(RunCancelled.class::cast)
          .ifPresent(event -> cancellations.hear(event.runId()));
    } catch (PoisonFailure e) {
      LOG.errorf(
          "unreadable record %d of %s-%d: %s",
          record.offset(), record.topic(), record.partition(), e.getMessage());
    }
  }

  private boolean stopsWithin(Duration time) {
    try {
      return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
