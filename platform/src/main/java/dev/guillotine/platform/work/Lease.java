package dev.guillotine.platform.work;

import dev.guillotine.platform.failure.RetryableFailure;
import java.io.IOException;

/** A worker's right to go on with a task. It ends when the service stops or the lock is lost. */
public final class Lease {
  private volatile String ended;

  /** A lease that has not ended. */
  public Lease() {}

  /**
   * Returns if the work may go on.
   *
   * @throws RetryableFailure when it may not: another worker will do the task
   */
  public void check() throws RetryableFailure {
    if (ended != null) {
      throw new RetryableFailure(ended);
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
