package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A phase of a run came further.
 *
 * @param runId the run
 * @param occurredAt when
 * @param phase which stretch of the run
 * @param epoch of the checkpoint that is at work, or the epoch in training; 0 before it
 * @param step of the checkpoint that is read for, extracted or probed, which it is known by; in
 *     training the steps made so far
 * @param done units finished
 * @param total units in all, or 0 while that is not known
 * @param unit what is counted: samples, steps, images, fits
 * @param elapsedSeconds since this attempt at the phase began
 * @param remainingSeconds expected until it ends, from the pace so far; 0 when not known
 * @param metrics numbers worth watching, for example loss and images per second
 */
public record RunProgressed(
    UUID runId,
    Instant occurredAt,
    Phase phase,
    int epoch,
    long step,
    long done,
    long total,
    String unit,
    double elapsedSeconds,
    double remainingSeconds,
    Map<String, Double> metrics)
    implements RunEvent {
  public RunProgressed {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("phase", phase);
    Required.count("epoch", epoch);
    Required.count("step", step);
    Required.count("total", total);
    if (Required.count("done", done) > total && total > 0) {
      throw new InvalidValueException("done", done, "at most \"total\" (" + total + ")");
    }
    Required.text("unit", unit);
    Required.finite("elapsedSeconds", elapsedSeconds);
    Required.finite("remainingSeconds", remainingSeconds);
    metrics = Required.numbers("metrics", metrics);
  }

  /**
   * Which stretch of its phase this is about: training has one for each epoch, every other phase
   * one for each checkpoint, which is known by its step.
   */
  @JsonIgnore
  public long stretch() {
    return phase == Phase.TRAINING ? epoch : step;
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.RUN_PROGRESSED, runId, phase, stretch(), done);
  }
}
