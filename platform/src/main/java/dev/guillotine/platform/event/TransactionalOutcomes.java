package dev.guillotine.platform.event;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Outcomes by transactions of the broker. The task's id is the transactional id: the broker refuses
 * all others that use it from the moment that one begins. What they committed before is looked up
 * in the log and not said again.
 */
@Singleton
public final class TransactionalOutcomes implements Outcomes {
  private static final Duration BOUND = Duration.ofSeconds(EventPublisher.BOUND_SECONDS);

  /** By how much clocks of services may differ. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Broker broker;
  private final String source;

  /** Connects to the broker when an outcome is opened. */
  public TransactionalOutcomes(
      Broker broker, @ConfigProperty(name = "quarkus.application.name") String application) {
    this.broker = broker;
    this.source = "/guillotine/" + application;
  }

  @Override
  public Outcome open(Event task, Collection<Topic> topics) throws RetryableFailure {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "guillotine-" + task.id(),
                "max.block.ms",
                (int) BOUND.toMillis(),
                "delivery.timeout.ms",
                (int) BOUND.toMillis(),
                "request.timeout.ms",
                (int) BOUND.toMillis() - 1_000,
                "linger.ms",
                0),
            new StringSerializer(),
            new StringSerializer());
    try {
      producer.initTransactions();
      List<String> names = topics.stream().map(Topic::topicName).toList();
      Set<String> known =
          new CommittedIds(broker.bootstrapServers(), names)
              .since(task.occurredAt().minus(SKEW), task.subject().toString());
      return new Transactions(producer, known, source);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw failure(e);
    }
  }

  private static RetryableFailure failure(KafkaException e) {
    return new RetryableFailure("the outcome could not be published: " + e.getMessage(), e);
  }

  /** One transaction for each call. */
  private record Transactions(
      KafkaProducer<String, String> producer, Set<String> known, String source) implements Outcome {
    @Override
    public void publish(Collection<? extends Event> events) throws RetryableFailure {
      List<? extends Event> fresh =
          events.stream().filter(event -> !known.contains(event.id().toString())).toList();
      if (fresh.isEmpty()) {
        return;
      }
      try {
        producer.beginTransaction();
        for (Event event : fresh) {
          // the commit throws what became of it
          Future<RecordMetadata> unused = producer.send(CloudEventRecords.of(event, source));
        }
        producer.commitTransaction();
      } catch (KafkaException e) {
        throw failure(e);
      }
      fresh.forEach(event -> known.add(event.id().toString()));
    }

    /** A transaction that is under way is not waited for: the next to open the outcome ends it. */
    @Override
    public void close() {
      producer.close(Duration.ZERO);
    }
  }
}
