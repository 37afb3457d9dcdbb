package dev.guillotine.gateway.view;

import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.gateway.Log;
import dev.guillotine.platform.failure.RetryableFailure;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The log and the view of it: writes to the one and waits until the other has followed. */
@Singleton
public class ReadLog {
  /** Long enough for a machine that is busy with something else. */
  static final Duration BOUND = Duration.ofSeconds(60);

  private static final Topic[] SHOWN = {
    Topic.RUN_REQUESTS,
    Topic.RUN_CANCELLATIONS,
    Topic.RUN_PROGRESS,
    Topic.CHECKPOINTS,
    Topic.LAYER_SCORES,
    Topic.CUT_RECOMMENDATIONS,
    Topic.DATA_SET_TASKS,
    Topic.DATA_SETS,
    Topic.DEAD_LETTERS
  };

  private final Log log;
  private final Projection projection;
  private final ViewDatabase database;
  private final KafkaClientService clients;

  ReadLog(Log log, Projection projection, ViewDatabase database, KafkaClientService clients) {
    this.log = log;
    this.projection = projection;
    this.database = database;
    this.clients = clients;
  }

  /** Appends events; they are shown sooner or later. */
  void append(Event... events) {
    for (Event event : events) {
      log.append(event);
    }
  }

  /** Appends events one by one, each shown before the next. */
  public void show(Event... events) {
    for (Event event : events) {
      log.append(event);
      awaitRead();
    }
  }

  /** Returns when everything on the log was read. */
  void awaitRead() {
    await().atMost(BOUND).until(this::everythingIsRead);
  }

  private boolean everythingIsRead() throws RetryableFailure {
    for (Map.Entry<TopicPartition, Long> end : log.ends(SHOWN).entrySet()) {
      if (projection.next(end.getKey()).orElse(0) < end.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** Changes the view behind the gateway's back. */
  void execute(String sql) throws RetryableFailure {
    database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** Empties the view. */
  void forget() throws RetryableFailure {
    execute("DELETE FROM event");
    execute("DELETE FROM log_position");
  }

  /** Has the whole log read again. */
  void replay() {
    clients
        .getConsumer(LogReader.CHANNEL)
        .runOnPollingThread(
            consumer -> {
              consumer.seekToBeginning(consumer.assignment());
              return consumer.assignment();
            })
        .await()
        .indefinitely();
    awaitRead();
  }
}
