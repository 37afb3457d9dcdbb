package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.gateway.view.RunViews;
import dev.guillotine.platform.failure.RetryableFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Cancels runs: once the broker has the word, the services end what is at work on the run and pass
 * over what is asked for it.
 */
@Singleton
public class RunCancellation {
  private static final Logger LOG = Logger.getLogger(RunCancellation.class);

  private final LogWriter log;
  private final RunViews views;
  private final MeterRegistry meters;

  RunCancellation(LogWriter log, RunViews views, MeterRegistry meters) {
    this.log = log;
    this.views = views;
    this.meters = meters;
  }

  /**
   * Cancels a run. One that is cancelled already stays so: cancelling it again is no mistake.
   *
   * @return the run as it is now; empty when none has this id
   * @throws RunOverException when it has succeeded
   * @throws RetryableFailure when the broker did not take it or the database does not answer
   */
  public Optional<RunView> cancel(UUID runId) throws RetryableFailure {
    Optional<RunView> run = views.run(runId);
    if (run.isEmpty() || run.get().status() == RunStatus.CANCELLED) {
      return run;
    }
    if (run.get().status() == RunStatus.SUCCEEDED) {
      throw new RunOverException(runId, run.get().status());
    }
    MDC.put("runId", runId);
    try {
      log.append(new RunCancelled(runId, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
      LOG.infof("cancelled: %s", run.get().specification().name());
      meters.counter("guillotine.runs.cancelled").increment();
    } finally {
      MDC.remove("runId");
    }
    return views.run(runId);
  }
}
