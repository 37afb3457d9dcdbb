package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the log into the view. Events and the position in the log move in one transaction, and an
 * event that was written before changes nothing: however often and in whatever order partitions are
 * read, the view is the same.
 */
@Singleton
public class Projection {
  private final ViewDatabase database;

  Projection(ViewDatabase database) {
    this.database = database;
  }

  /**
   * Writes all of an excerpt or none of it.
   *
   * @throws RetryableFailure when the database does not take it
   * @throws RefusedEventException when it takes everything but one event
   */
  public void apply(LogExcerpt excerpt) throws RetryableFailure {
    database.inTransaction(
        connection -> {
          EventTable events = new EventTable(connection);
          for (Event event : excerpt.events()) {
            events.store(event);
          }
          PositionTable positions = new PositionTable(connection);
          for (Map.Entry<TopicPartition, Long> next : excerpt.next().entrySet()) {
            positions.move(next.getKey(), next.getValue());
          }
          return excerpt;
        });
  }

  /**
   * The offset from which a partition is to be read; empty when none of it was read yet.
   *
   * @throws RetryableFailure when the database does not answer
   */
  OptionalLong next(TopicPartition partition) throws RetryableFailure {
    return database.inTransaction(connection -> new PositionTable(connection).next(partition));
  }
}
