package dev.guillotine.platform.work;

import dev.guillotine.platform.failure.RetryableFailure;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A worker's right to go on with a task. It ends when the service stops, the lock is lost, or the
 * run is cancelled that the task belongs to.
 */
public final class Lease {
  private final BooleanSupplier cancelled;
  private volatile String ended;

  /** A lease that has not ended, on what nobody cancels. */
  public Lease() {
    this(() -> false);
  }

  /** A lease that also ends when the run is cancelled. */
  Lease(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * Returns if the work may go on.
   *
   * @throws RetryableFailure when it may not: another worker will do the task, or drop it if its
   *     run is cancelled
   */
  public void check() throws RetryableFailure {
    if (ended != null) {
      throw new RetryableFailure(ended);
    }
    if (cancelled.getAsBoolean()) {
      throw new RetryableFailure("the run is cancelled");
    }
  }

  /** Ends the lease: the next check throws. */
  void end(String reason) {
    ended = reason;
  }

  /**
   * As {@link #check}, inside of what knows of no failure but that of reading.
   *
   * @throws IOException when the work must end
   */
  public void checkReading() throws IOException {
    try {
      check();
    } catch (RetryableFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
