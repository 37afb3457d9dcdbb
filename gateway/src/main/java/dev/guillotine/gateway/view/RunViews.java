package dev.guillotine.gateway.view;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunList;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunSummary;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs as they are shown, put together from the events of the view. */
@Singleton
public class RunViews {
  private final ViewDatabase database;

  RunViews(ViewDatabase database) {
    this.database = database;
  }

  /**
   * The latest runs, newest first.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public RunList latest(int limit) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          EventTable events = new EventTable(connection);
          List<RunRequested> requests = events.latest(RunRequested.class, limit);
          Map<UUID, RunTrace> traces =
              events.traces(requests.stream().map(RunRequested::runId).toList());
          return new RunList(
              requests.stream()
                  .map(request -> summary(request, traces.get(request.runId())))
                  .toList());
        });
  }

  /**
   * A run; empty until its request was read.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<RunView> run(UUID runId) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          EventTable events = new EventTable(connection);
          Optional<RunRequested> request = request(events, runId);
          return request.isEmpty() ? Optional.empty() : Optional.of(view(events, request.get()));
        });
  }

  /**
   * The scores of a run; empty until its request was read.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<LayersView> layers(UUID runId) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          EventTable events = new EventTable(connection);
          return request(events, runId).isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new LayersView(
                      runId,
                      scores(events, runId),
                      recommendations(events, runId),
                      measures(events, runId)));
        });
  }

  /**
   * What a trunk is chosen and described by; empty until the run's request was read.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<RunRecord> record(UUID runId) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          EventTable events = new EventTable(connection);
          Optional<RunRequested> request = request(events, runId);
          return request.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new RunRecord(
                      request.get(),
                      events.of(runId, CheckpointPublished.class),
                      scores(events, runId),
                      recommendations(events, runId)));
        });
  }

  /**
   * Why an event's task was given up, if it was.
   *
   * @param subject of the event
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<DeadLettered> givenUp(UUID subject) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          List<DeadLettered> letters = new EventTable(connection).of(subject, DeadLettered.class);
          return letters.stream().reduce((earlier, later) -> later);
        });
  }

  private static Optional<RunRequested> request(EventTable events, UUID runId) throws SQLException {
    return events.of(runId, RunRequested.class).stream().findFirst();
  }

  private static RunSummary summary(RunRequested request, RunTrace trace) {
    return new RunSummary(
        request.runId(),
        request.specification().name(),
        trace.status(),
        request.occurredAt(),
        trace.updatedAt());
  }

  /** The trace is read first: what it tells of, the events that are read after it contain. */
  private static RunView view(EventTable events, RunRequested request) throws SQLException {
    UUID runId = request.runId();
    RunTrace trace = events.traces(Set.of(runId)).get(runId);
    RunStatus status = trace.status();
    return new RunView(
        runId,
        status,
        request.occurredAt(),
        trace.updatedAt(),
        status == RunStatus.FAILED ? failure(events, runId) : null,
        request.specification(),
        trace.checkpoints(),
        progress(events, runId),
        recommendations(events, runId));
  }

  /** The first dead letter: what came later may have come of it. */
  private static RunView.Failure failure(EventTable events, UUID runId) throws SQLException {
    DeadLettered first = events.of(runId, DeadLettered.class).get(0);
    return new RunView.Failure(first.queue(), first.reason());
  }

  private static List<RunProgressed> progress(EventTable events, UUID runId) throws SQLException {
    return events.of(runId, RunProgressed.class).stream().sorted(ReadingOrder.PROGRESS).toList();
  }

  private static List<LayerMeasured> measures(EventTable events, UUID runId) throws SQLException {
    return events.of(runId, LayerMeasured.class).stream().sorted(ReadingOrder.MEASURES).toList();
  }

  private static List<LayerScored> scores(EventTable events, UUID runId) throws SQLException {
    return events.of(runId, LayerScored.class).stream().sorted(ReadingOrder.SCORES).toList();
  }

  private static List<CutRecommended> recommendations(EventTable events, UUID runId)
      throws SQLException {
    return events.of(runId, CutRecommended.class).stream()
        .sorted(ReadingOrder.RECOMMENDATIONS)
        .toList();
  }
}
