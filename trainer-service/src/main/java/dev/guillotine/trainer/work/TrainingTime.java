package dev.guillotine.trainer.work;

import dev.guillotine.platform.failure.PermanentFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time spent on training a run by all attempts, those before this one included. */
final class TrainingTime {
  private static final double SECONDS_PER_MINUTE = 60;

  private final Clock clock;
  private final double limit;
  private final Instant began;
  private double before;

  /**
   * Begins now.
   *
   * @param minutes longest time allowed, 0 for no bound
   */
  TrainingTime(Clock clock, double minutes) {
    this.clock = clock;
    this.limit = minutes * SECONDS_PER_MINUTE;
    this.began = clock.instant();
  }

  /** Adds what earlier attempts spent on what was kept of them. */
  void add(double seconds) {
    before += seconds;
  }

  /** Seconds so far. */
  double seconds() {
    return before + Duration.between(began, clock.instant()).toNanos() / 1e9;
  }

  /**
   * Returns while there is time left.
   *
   * @param step how many steps were made
   * @param steps of how many
   * @throws PermanentFailure when the limit is reached
   */
  void check(long step, long steps) throws PermanentFailure {
    if (limit > 0 && seconds() >= limit) {
      throw new PermanentFailure(
          "\"minutes\" (%s) were over after step %d of %d; published checkpoints stay"
              .formatted(limit / SECONDS_PER_MINUTE, step, steps));
    }
  }
}
