package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of one phase of a run how far it has come, at most once a second and always at its end.
 * Progress that cannot be told is logged and forgotten: work never waits for it. One thread uses
 * it.
 */
public final class Progress {
  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final Duration PACE = Duration.ofSeconds(1);

  private final EventPublisher publisher;
  private final Clock clock;
  private final UUID runId;
  private final Phase phase;
  private final String unit;
  private final long total;
  private final long doneBefore;
  private final Instant began;
  private Instant nextTelling = Instant.MIN;

  /**
   * Begins a phase.
   *
   * @param doneBefore units that an earlier attempt had finished
   * @param total units in all, or 0 when that is not known
   * @param unit what is counted, in the plural
   */
  public Progress(
      EventPublisher publisher,
      Clock clock,
      UUID runId,
      Phase phase,
      String unit,
      long doneBefore,
      long total) {
    this.publisher = publisher;
    this.clock = clock;
    this.runId = runId;
    this.phase = phase;
    this.unit = unit;
    this.doneBefore = doneBefore;
    this.total = total;
    this.began = clock.instant();
  }

  /** Whether the next {@link #tell} will be sent: lets costly metrics be read only then. */
  public boolean due(long done) {
    return ended(done) || !clock.instant().isBefore(nextTelling);
  }

  private boolean ended(long done) {
    return total > 0 && done >= total;
  }

  /**
   * Tells how many steps of training are done, unless it was told less than a second ago.
   *
   * @param epoch the epoch in training
   * @param metrics numbers worth watching; those that are not finite are left out
   */
  public void tell(int epoch, long done, Map<String, Double> metrics) {
    tell(epoch, done, done, metrics);
  }

  /**
   * Tells how many units are done, unless it was told less than a second ago.
   *
   * @param epoch of the checkpoint at work
   * @param step of the checkpoint at work
   * @param metrics numbers worth watching; those that are not finite are left out
   */
  public void tell(int epoch, long step, long done, Map<String, Double> metrics) {
    if (!due(done)) {
      return;
    }
    Instant now = clock.instant();
    nextTelling = now.plus(PACE);
    double elapsed = Duration.between(began, now).toNanos() / 1e9;
    long here = done - doneBefore;
    double remaining = here <= 0 || total == 0 ? 0 : elapsed / here * (total - done);
    Map<String, Double> finite = new TreeMap<>(metrics);
    finite.values().removeIf(value -> !Double.isFinite(value));
    RunProgressed event =
        new RunProgressed(
            runId, now, phase, epoch, step, done, total, unit, elapsed, remaining, finite);
    publisher
        .send(event, PastAttempts.NONE)
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                LOG.warnf("progress of run %s was not told: %s", runId, failure.getMessage());
              }
            });
  }
}
