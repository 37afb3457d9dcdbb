package dev.guillotine.gateway.view;

import dev.guillotine.platform.failure.RetryableFailure;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tries again for as long as the service runs, with growing pauses. */
@Singleton
public class Retries {
  private static final Logger LOG = Logger.getLogger(Retries.class);
  private static final long SHORTEST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What may fail for a while. */
  @FunctionalInterface
  public interface Attempt {
    /** Tries once. */
    void run() throws RetryableFailure;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** Returns true when an attempt succeeded, false when the service stops first. */
  boolean untilDone(Attempt attempt) {
    long pause = 0;
    while (!stopsWithin(pause)) {
      try {
        attempt.run();
        return true;
      } catch (RetryableFailure e) {
        pause = Math.min(Math.max(2 * pause, SHORTEST_PAUSE_MILLIS), LONGEST_PAUSE_MILLIS);
        LOG.warnf(e, "%s; trying again in %d ms", e.getMessage(), pause);
      }
    }
    return false;
  }

  private boolean stopsWithin(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
