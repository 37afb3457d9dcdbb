package dev.guillotine.gateway.view;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets the reader go on where the view ends. A partition of which nothing was read begins with its
 * oldest record.
 */
@ApplicationScoped
@Identifier(LogReader.CHANNEL)
public class LogPosition implements KafkaConsumerRebalanceListener {
  private final Projection projection;
  private final Retries retries;

  LogPosition(Projection projection, Retries retries) {
    this.projection = projection;
    this.retries = retries;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      retries.untilDone(
          () -> projection.next(partition).ifPresent(next -> consumer.seek(partition, next)));
    }
  }
}
