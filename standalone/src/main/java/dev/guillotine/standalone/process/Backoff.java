package dev.guillotine.standalone.process;

import java.time.Duration;

/**
 * How long to wait before a program that died is started again: twice as long after each death.
 *
 * @param first wait after the first death
 * @param most longest wait
 * @param forgiveness how long a program must have run for its deaths before to be forgotten
 */
public record Backoff(Duration first, Duration most, Duration forgiveness) {
  private static final int MOST_DOUBLINGS = 20;

  /** Half a second to half a minute; a minute's life makes good. */
  public static Backoff standard() {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  /**
   * The wait before a start.
   *
   * @param attempt which start after a death this is, from 1
   */
  public Duration before(int attempt) {
    Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
