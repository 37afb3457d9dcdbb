package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.LogExcerpt;
import dev.guillotine.gateway.view.Projection;
import dev.guillotine.gateway.view.RefusedEventException;
import dev.guillotine.gateway.view.RunViews;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Takes runs: from the moment that the broker has the request, the run is as good as done. */
@Singleton
public class RunSubmission {
  private static final Logger LOG = Logger.getLogger(RunSubmission.class);

  private final DataFolders folders;
  private final EventPublisher publisher;
  private final Projection projection;
  private final RunViews views;
  private final MeterRegistry meters;

  RunSubmission(
      DataFolders folders,
      EventPublisher publisher,
      Projection projection,
      RunViews views,
      MeterRegistry meters) {
    this.folders = folders;
    this.publisher = publisher;
    this.projection = projection;
    this.views = views;
    this.meters = meters;
  }

  /**
   * Submits a run.
   *
   * @throws InvalidValueException when its data folder is not there
   * @throws RetryableFailure when the broker did not take it
   */
  public RunView submit(RunSpecification specification) throws RetryableFailure {
    return submit(UUID.randomUUID(), specification);
  }

  /**
   * Submits a run unless the same was submitted under this key before.
   *
   * @throws InvalidValueException when its data folder is not there, or the key was used for
   *     another specification
   * @throws RetryableFailure when the broker did not take it or the database does not answer
   */
  public RunView submitOnce(IdempotencyKey key, RunSpecification specification)
      throws RetryableFailure {
    UUID runId = NameBasedId.of("idempotency-key", key.text());
    Optional<RunView> known = views.run(runId);
    if (known.isEmpty()) {
      return submit(runId, specification);
    }
    if (!known.get().specification().equals(specification)) {
      throw key.usedForAnotherRun();
    }
    return known.get();
  }

  private RunView submit(UUID runId, RunSpecification specification) throws RetryableFailure {
    folders.require(specification.data());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    RunRequested request = new RunRequested(runId, now, specification);
    MDC.put("runId", runId);
    try {
      publisher.publish(request);
      LOG.infof("submitted: %s", specification.name());
      meters.counter("guillotine.runs.submitted").increment();
      showAtOnce(request);
    } finally {
      MDC.remove("runId");
    }
    return new RunView(
        runId, RunStatus.QUEUED, now, now, null, specification, List.of(), List.of());
  }

  /** The log brings the request as well: should this fail, it is tried again from there. */
  private void showAtOnce(RunRequested request) {
    try {
      projection.apply(LogExcerpt.ahead(request));
    } catch (RetryableFailure | RefusedEventException e) {
      LOG.warnf(e, "%s; the run is not shown yet", e.getMessage());
    }
  }
}
