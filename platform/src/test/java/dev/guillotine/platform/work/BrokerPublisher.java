package dev.guillotine.platform.work;

import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.PastAttempts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes to a real broker without a container around it, and remembers dead letters. */
public final class BrokerPublisher implements EventPublisher, AutoCloseable {
  final List<DeadLettered> deadLetters = new CopyOnWriteArrayList<>();
  private final KafkaProducer<String, String> producer;

  /** A publisher to the broker at an address. */
  public BrokerPublisher(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
  }

  @Override
  public CompletionStage<Void> send(Event event, PastAttempts past) {
    if (event instanceof DeadLettered letter) {
      deadLetters.add(letter);
    }
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            event.topic().topicName(), event.subject().toString(), Json.write(event));
    record
        .headers()
        .add(
            EventDecoder.TYPE,
            EventType.of(event.getClass()).wireName().getBytes(StandardCharsets.UTF_8));
    past.into(record.headers());
    return sent(record);
  }

  /** Writes something that is no event. */
  public CompletionStage<Void> sendRaw(String topic, String value) {
    return sent(new ProducerRecord<>(topic, null, value));
  }

  private CompletionStage<Void> sent(ProducerRecord<String, String> record) {
    try {
      producer.send(record).get();
      return CompletableFuture.completedFuture(null);
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
