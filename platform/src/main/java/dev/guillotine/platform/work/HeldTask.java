package dev.guillotine.platform.work;

import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * A task whose work is going on: its lock is renewed until the work ends.
 *
 * @param session that holds the lock
 * @param lease under which the work is done
 * @param running the work
 */
record HeldTask(ShareSession session, WorkSettings settings, Lease lease, Future<?> running) {
  private static final Logger LOG = Logger.getLogger(HeldTask.class);

  /**
   * Waits for the work, renewing the lock, and passes on how it ended.
   *
   * @param stopping whether the service is: then the work has as long as a drain may take
   */
  void await(BooleanSupplier stopping) throws WorkFailure {
    Instant drained = null;
    while (true) {
      try {
        running.get(settings.lock().toMillis() / 3, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (stopping.getAsBoolean() && drained == null) {
          lease.end("the service is stopping");
          drained = Instant.now().plus(settings.drain());
        }
        if (drained != null && Instant.now().isAfter(drained)) {
          running.cancel(true);
          throw new RetryableFailure("the service stopped before the work ended", e);
        }
        renew();
      } catch (ExecutionException e) {
        throw failureOf(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RetryableFailure("interrupted", e);
      }
    }
  }

  /** Without the lock the work must end, and the session with it: another worker has the task. */
  private void renew() {
    try {
      session.renew();
    } catch (KafkaException lost) {
      lease.end("the lock on the task was lost");
      try {
        running.get(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        running.cancel(true);
      } catch (ExecutionException e) {
        LOG.debugf("the work ended without its lock: %s", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw lost;
    }
  }

  /** An error that no one foresaw is the work's own fault: it would fail again. */
  private static WorkFailure failureOf(Throwable cause) {
    return cause instanceof WorkFailure failure
        ? failure
        : new PermanentFailure("unexpected: " + cause, cause);
  }
}
