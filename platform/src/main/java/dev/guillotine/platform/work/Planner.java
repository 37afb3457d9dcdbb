package dev.guillotine.platform.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.event.DeadLetters;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.PoisonFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Turns each fact on a stream into a task on a queue. A fact is passed only when its task is on the
 * queue: while the broker is away it is tried again, and a service that stops leaves it unread. Of
 * a run that is cancelled nothing follows any more.
 */
@ApplicationScoped
public class Planner {
  private static final Logger LOG = Logger.getLogger(Planner.class);
  private static final int PAUSE_MILLIS = 1_000;

  private final EventPublisher publisher;
  private final Cancellations cancellations;
  private volatile boolean stopping;

  Planner(EventPublisher publisher, Cancellations cancellations) {
    this.publisher = publisher;
    this.cancellations = cancellations;
  }

  void end(@Observes @Priority(1) ShutdownEvent event) {
    stopping = true;
  }

  /**
   * Publishes the task that follows from a record.
   *
   * @param type facts of other types are passed over
   * @param task what follows from the fact
   * @throws IllegalStateException when the service stops first: the record is to be read again
   */
  public <E extends Event> void plan(
      ConsumerRecord<String, String> record, Class<E> type, Function<E, Event> task) {
    Optional<Event> next;
    try {
      next =
          EventDecoder.decode(record.headers(), record.value())
              .filter(type::isInstance)
              .map(type::cast)
              .filter(fact -> !cancellations.concern(fact))
              .map(task);
    } catch (PoisonFailure e) {
      LOG.errorf("unreadable record on %s: %s", record.topic(), e.getMessage());
      next = Optional.of(DeadLetters.of(record, e, 1, Instant.now()));
    }
    next.ifPresent(this::publishUntilTaken);
  }

  private void publishUntilTaken(Event event) {
    while (!stopping) {
      try {
        publisher.publish(event);
        return;
      } catch (RetryableFailure e) {
        LOG.warnf("%s, trying again", e.getMessage());
        pause();
      }
    }
    throw new IllegalStateException("stopped before a task could be planned");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
