package dev.guillotine.platform.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.event.RunEvent;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.event.DeadLetters;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.PastAttempts;
import dev.guillotine.platform.failure.PoisonFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Takes tasks from a queue, one at a time, and holds each for as long as its work goes on. One
 * thread speaks with the broker, another does the work.
 *
 * <p>A task that is done is accepted. One that failed but may succeed later, or whose worker is
 * stopping, is released to any worker. One that cannot succeed becomes a dead letter. One of a run
 * that is cancelled is accepted as it is: when it is taken, or when its work has ended because of
 * it. A worker that dies says nothing: its lock runs out and the task goes to another.
 *
 * @param <T> the event that asks for work
 */
public final class WorkQueue<T extends Event> implements AutoCloseable {
  /** Keys of the subject in the context of the log. */
  private static final String RUN = "runId";

  private static final String DATA_SET = "dataSetId";

  private static final Logger LOG = Logger.getLogger(WorkQueue.class);

  /**
   * A stock broker silently archives a record after its fifth delivery. Before that, the task is
   * put on the queue afresh, what was tried with it.
   */
  private static final int DELIVERIES_OF_ONE_RECORD = 4;

  private static final Duration RECONNECT = Duration.ofSeconds(2);

  private final WorkSettings settings;
  private final Class<T> type;
  private final Work<T> work;
  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final Cancellations cancellations;
  private final BooleanSupplier prepared;
  private final Thread taker;
  private final ExecutorService worker;
  private volatile boolean stopping;

  /**
   * A queue that takes nothing until it is started.
   *
   * @param type of the events on it
   * @param work what to do with each
   * @param publisher for dead letters
   * @param meters counts outcomes
   * @param cancellations the runs on which no work is done
   * @param prepared makes the broker ready for the group; asked again until it says true
   */
  public WorkQueue(
      WorkSettings settings,
      Class<T> type,
      Work<T> work,
      EventPublisher publisher,
      MeterRegistry meters,
      Cancellations cancellations,
      BooleanSupplier prepared) {
    this.settings = settings;
    this.type = type;
    this.work = work;
    this.publisher = publisher;
    this.meters = meters;
    this.cancellations = cancellations;
    this.prepared = prepared;
    this.taker = new Thread(this::takeUntilStopped, "take-" + settings.group());
    this.worker =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "work-" + settings.group()));
  }

  /** Begins to take tasks. */
  public void start() {
    taker.start();
  }

  /**
   * Takes no further task, asks the one at hand to end, and waits for it within the bound of the
   * settings. A task that did not end by then is left to its lock.
   */
  @Override
  public void close() {
    stopping = true;
    try {
      taker.join(settings.drain().plusSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
  }

  private void takeUntilStopped() {
    while (!stopping && !prepared.getAsBoolean()) {
      pause(RECONNECT);
    }
    while (!stopping) {
      try (ShareSession session = new ShareSession(settings)) {
        while (!stopping) {
          session.next().ifPresent(delivery -> handle(session, delivery));
        }
      } catch (RuntimeException e) {
        LOG.warnf(e, "lost the session on %s, joining again", settings.topic().topicName());
        pause(RECONNECT);
      }
    }
  }

  private void handle(ShareSession session, Delivery delivery) {
    try {
      T task = decode(delivery);
      MDC.put(subjectKey(task), task.subject());
      if (cancellations.concern(task)) {
        drop(session, task);
        return;
      }
      if (delivery.attempt() <= settings.attempts()
          && delivery.ofThisRecord() < DELIVERIES_OF_ONE_RECORD) {
        perform(session, delivery, task);
      } else {
        putAfresh(delivery.before(reached(task)), task);
        session.accept();
      }
    } catch (WorkFailure e) {
      settle(session, delivery, e);
    } finally {
      MDC.remove(RUN);
      MDC.remove(DATA_SET);
    }
  }

  /** Work that came further since it was last put on the queue begins with no attempts again. */
  private void putAfresh(PastAttempts past, T task) throws WorkFailure {
    if (past.count() >= settings.attempts()) {
      throw new PoisonFailure(
          "given up after %d attempts, none of which ended or came further than those before"
              .formatted(past.count()));
    }
    publisher.publish(task, past);
  }

  private long reached(T task) {
    try {
      return work.reached(task);
    } catch (WorkFailure e) {
      LOG.warnf("taken to have come no further: %s", e.getMessage());
      return 0;
    }
  }

  private static String subjectKey(Event task) {
    return task instanceof RunEvent ? RUN : DATA_SET;
  }

  private T decode(Delivery delivery) throws PoisonFailure {
    return EventDecoder.decode(delivery.record().headers(), delivery.record().value())
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(
            () ->
                new PoisonFailure(
                    "not a "
                        + type.getSimpleName()
                        + " but "
                        + EventDecoder.text(delivery.record().headers(), EventDecoder.TYPE)
                            .orElse("nothing")));
  }

  private void perform(ShareSession session, Delivery delivery, T task) throws WorkFailure {
    Instant began = Instant.now();
    Lease lease = new Lease(() -> cancellations.concern(task));
    Future<?> running =
        worker.submit(
            () -> {
              MDC.put(subjectKey(task), task.subject());
              work.perform(task, lease);
              return null;
            });
    LOG.infof(
        "took %s of %s, attempt %d", type.getSimpleName(), task.subject(), delivery.attempt());
    try {
      new HeldTask(session, settings, lease, running).await(() -> stopping);
    } catch (WorkFailure e) {
      if (!cancellations.concern(task)) {
        throw e;
      }
      LOG.infof("the work ended: %s", e.getMessage());
      drop(session, task);
      return;
    }
    session.accept();
    Duration took = Duration.between(began, Instant.now());
    meters.timer("guillotine.work", "queue", settings.group()).record(took);
    LOG.infof("did %s of %s in %s", type.getSimpleName(), task.subject(), took);
  }

  /** Nobody wants it done any more, and how the work on it ended, if any, is of no interest. */
  private void drop(ShareSession session, T task) {
    session.accept();
    LOG.infof("dropped %s of %s: the run is cancelled", type.getSimpleName(), task.subject());
    meters.counter("guillotine.work.dropped", "queue", settings.group()).increment();
  }

  private void settle(ShareSession session, Delivery delivery, WorkFailure failure) {
    boolean exhausted = delivery.attempt() >= settings.attempts();
    if (failure.kind() == FailureKind.RETRYABLE && (stopping || !exhausted)) {
      LOG.warnf("released after attempt %d: %s", delivery.attempt(), failure.getMessage());
      meters
          .counter("guillotine.work.failures", "queue", settings.group(), "kind", "retryable")
          .increment();
      if (!stopping) {
        hold(session, settings.backOff(delivery.ofThisRecord()));
      }
      session.release();
      return;
    }
    LOG.errorf(failure, "given up after attempt %d", delivery.attempt());
    try {
      publisher.publish(
          DeadLetters.of(delivery.record(), failure, delivery.attempt(), Instant.now()));
      session.reject();
      count(failure);
    } catch (RetryableFailure e) {
      LOG.warnf("the dead letter was not taken, released: %s", e.getMessage());
      session.release();
    }
  }

  private void count(WorkFailure failure) {
    String kind = failure.kind().name().toLowerCase(Locale.ROOT);
    meters.counter("guillotine.work.failures", "queue", settings.group(), "kind", kind).increment();
  }

  /** Waits with the task in hand, so that no worker takes it before its time. */
  private void hold(ShareSession session, Duration time) {
    Instant until = Instant.now().plus(time);
    Duration step = settings.lock().dividedBy(3);
    while (!stopping && Instant.now().isBefore(until)) {
      Duration left = Duration.between(Instant.now(), until);
      pause(left.compareTo(step) < 0 ? left : step);
      session.renew();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
