package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.RunViews;
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
  private final RegisteredSources sources;
  private final GivenCheckpoints checkpoints;
  private final LogWriter log;
  private final RunViews views;
  private final MeterRegistry meters;

  RunSubmission(
      DataFolders folders,
      RegisteredSources sources,
      GivenCheckpoints checkpoints,
      LogWriter log,
      RunViews views,
      MeterRegistry meters) {
    this.folders = folders;
    this.sources = sources;
    this.checkpoints = checkpoints;
    this.log = log;
    this.views = views;
    this.meters = meters;
  }

  /**
   * Submits a run.
   *
   * @throws InvalidValueException when its data folder is not there, or its data set is not ready
   *     or lacks what it asks for
   * @throws RetryableFailure when the broker did not take it, or the database does not answer that
   *     knows the data set
   */
  public RunView submit(RunSpecification specification) throws RetryableFailure {
    return submit(UUID.randomUUID(), specification);
  }

  /**
   * Submits a run unless the same was submitted under this key before.
   *
   * @throws InvalidValueException when its data folder is not there, its data set is not ready or
   *     lacks what it asks for, or the key was used for another specification
   * @throws RetryableFailure when the broker did not take it or the database does not answer
   */
  public RunView submitOnce(IdempotencyKey key, RunSpecification specification)
      throws RetryableFailure {
    UUID runId = NameBasedId.of("idempotency-key", key.text());
    Optional<RunView> known = views.run(runId);
    if (known.isEmpty()) {
      return submit(runId, specification);
    }
    if (!mayBecome(specification, known.get().specification())) {
      throw key.usedForAnotherRun();
    }
    return known.get();
  }

  /** What a checkpoint's name stands for has taken the network's place in the known one. */
  private boolean mayBecome(RunSpecification submitted, RunSpecification known)
      throws RetryableFailure {
    RunSpecification filled =
        submitted.method() instanceof Method.Given
            ? submitted.withNetwork(known.backbone(), known.projector())
            : submitted;
    return sources.mayBecome(filled, known);
  }

  private RunView submit(UUID runId, RunSpecification submitted) throws RetryableFailure {
    RunSpecification located = located(submitted);
    Optional<GivenCheckpoint> given = checkpoints.of(located);
    RunSpecification specification =
        given
            .map(weights -> located.withNetwork(weights.backbone(), weights.projector()))
            .orElse(located);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    RunRequested request = new RunRequested(runId, now, specification, given.orElse(null));
    MDC.put("runId", runId);
    try {
      log.append(request);
      LOG.infof("submitted: %s", specification.name());
      meters.counter("guillotine.runs.submitted").increment();
    } finally {
      MDC.remove("runId");
    }
    return new RunView(
        runId, RunStatus.QUEUED, now, now, null, specification, 0, List.of(), List.of());
  }

  /** From here on a run says itself where its data lie: the catalogue may change. */
  private RunSpecification located(RunSpecification submitted) throws RetryableFailure {
    if (submitted.data() instanceof DataSource.Registered registered) {
      return submitted.withData(sources.source(submitted, registered));
    }
    folders.require("data", submitted.data());
    return submitted;
  }
}
