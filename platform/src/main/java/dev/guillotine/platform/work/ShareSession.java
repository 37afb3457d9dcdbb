package dev.guillotine.platform.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Membership in a share group (KIP-932) with one record in hand at most, acknowledged explicitly.
 * For one thread. A call that throws {@link KafkaException} ends the session: the record in hand
 * returns to the broker.
 */
final class ShareSession implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int POLLS_FOR_RENEWED = 10;

  private final KafkaShareConsumer<String, String> consumer;
  private ConsumerRecord<String, String> inHand;

  ShareSession(WorkSettings settings) {
    consumer =
        new KafkaShareConsumer<>(
            Map.of(
                "bootstrap.servers",
                settings.bootstrapServers(),
                "group.id",
                settings.group(),
                "share.acknowledgement.mode",
                "explicit",
                "share.acquire.mode",
                "record_limit",
                "max.poll.records",
                1),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(settings.topic().topicName()));
  }

  /** Waits up to a second for a record. */
  Optional<Delivery> next() {
    for (ConsumerRecord<String, String> record : consumer.poll(WAIT)) {
      inHand = record;
      return Optional.of(Delivery.of(record));
    }
    return Optional.empty();
  }

  /** Tells the broker that the record is still at work: its lock begins anew. */
  void renew() {
    ConsumerRecord<String, String> renewed = inHand;
    acknowledge(AcknowledgeType.RENEW);
    for (int poll = 0; poll < POLLS_FOR_RENEWED && inHand == null; poll++) {
      for (ConsumerRecord<String, String> record : consumer.poll(WAIT.dividedBy(5))) {
        inHand = record;
      }
    }
    if (inHand == null || inHand.offset() != renewed.offset()) {
      throw new KafkaException("the renewed record did not come back");
    }
  }

  /** The record is done with. */
  void accept() {
    acknowledge(AcknowledgeType.ACCEPT);
  }

  /** The record is for any worker to take. */
  void release() {
    acknowledge(AcknowledgeType.RELEASE);
  }

  /** The record is for no one any more. */
  void reject() {
    acknowledge(AcknowledgeType.REJECT);
  }

  private void acknowledge(AcknowledgeType type) {
    ConsumerRecord<String, String> record = inHand;
    inHand = null;
    try {
      consumer.acknowledge(record, type);
    } catch (IllegalStateException e) {
      throw new KafkaException("the record is no longer in hand", e);
    }
    for (Optional<KafkaException> failure : consumer.commitSync(Duration.ofSeconds(10)).values()) {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(5));
  }
}
