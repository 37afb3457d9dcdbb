package dev.guillotine.gateway.view;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.gateway.view.RunTrace.Recommendation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of the view, read and written through one connection. */
final class EventTable {
  private static final String INSERT =
      """
      INSERT INTO event (id, subject, type, checkpoints, step, task, probe, siblings, answers,
        occurred_at, document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String REPLACE_UNLESS_LATER =
      """
      UPDATE event SET occurred_at = ?, document = ?
      WHERE id = ? AND occurred_at <= ?
      """;
  private static final String OF_SUBJECT =
      """
      SELECT document FROM event
      WHERE subject = ? AND type = ?
      ORDER BY occurred_at, id
      """;
  private static final String LATEST =
      """
      SELECT document FROM event
      WHERE type = ?
      ORDER BY occurred_at DESC, subject
      LIMIT ?
      """;
  private static final String TRACES =
      """
      SELECT subject, type, checkpoints, step, task, probe, siblings, MAX(occurred_at) AS latest
      FROM event
      WHERE subject = ANY (?)
      GROUP BY subject, type, checkpoints, step, task, probe, siblings
      """;

  private final Connection connection;

  EventTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Keeps an event that has a subject. One that is there already stays as it is, save progress and
   * descriptions: of those the later word stays.
   *
   * @throws RefusedEventException when it can never be kept
   */
  void store(Event event) throws SQLException {
    try {
      if (!insert(event) && (event instanceof RunProgressed || event instanceof DataSetDescribed)) {
        replaceUnlessLater(event);
      }
    } catch (SQLException e) {
      if (RefusedEventException.isBehind(e)) {
        throw new RefusedEventException(event, e);
      }
      throw e;
    }
  }

  private boolean insert(Event event) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, rowId(event));
      statement.setObject(2, event.subject());
      statement.setString(3, EventType.of(event.getClass()).wireName());
      EventColumns.of(event).set(statement, 4);
      statement.setObject(10, timestamp(event));
      statement.setString(11, Json.write(event));
      return statement.executeUpdate() > 0;
    }
  }

  private void replaceUnlessLater(Event event) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REPLACE_UNLESS_LATER)) {
      statement.setObject(1, timestamp(event));
      statement.setString(2, Json.write(event));
      statement.setObject(3, rowId(event));
      statement.setObject(4, timestamp(event));
      statement.executeUpdate();
    }
  }

  /**
   * All words about the progress of one stretch of a phase share a row, and all descriptions that
   * answer the same request.
   */
  private static UUID rowId(Event event) {
    if (event instanceof RunProgressed progress) {
      return NameBasedId.of("latest", progress.runId(), progress.phase(), progress.stretch());
    }
    if (event instanceof DataSetDescribed described) {
      return NameBasedId.of("latest", described.name(), described.request());
    }
    return event.id();
  }

  private static OffsetDateTime timestamp(Event event) {
    return event.occurredAt().atOffset(ZoneOffset.UTC);
  }

  /** The events of one type about one subject, oldest first. */
  <T extends Event> List<T> of(UUID subject, Class<T> type) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_SUBJECT)) {
      statement.setObject(1, subject);
      statement.setString(2, EventType.of(type).wireName());
      return documents(statement, type);
    }
  }

  /** The latest events of one type, newest first. */
  <T extends Event> List<T> latest(Class<T> type, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setString(1, EventType.of(type).wireName());
      statement.setInt(2, limit);
      return documents(statement, type);
    }
  }

  /** What was heard of each of these runs. */
  Map<UUID, RunTrace> traces(Collection<UUID> runIds) throws SQLException {
    Map<UUID, RunTrace> traces = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(TRACES)) {
      statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          traces.merge(rows.getObject("subject", UUID.class), trace(rows), RunTrace::with);
        }
      }
    }
    return traces;
  }

  private static RunTrace trace(ResultSet row) throws SQLException {
    EventType type = EventType.named(row.getString("type")).orElseThrow();
    Instant latest = row.getObject("latest", OffsetDateTime.class).toInstant();
    int checkpoints = row.getInt("checkpoints");
    return type == EventType.CUT_RECOMMENDED
        ? RunTrace.of(
            latest,
            checkpoints,
            new Recommendation(
                row.getLong("step"),
                row.getString("task"),
                ProbeKind.valueOf(row.getString("probe")),
                row.getInt("siblings")))
        : RunTrace.of(latest, type, checkpoints);
  }

  /** The events that a query for documents finds. */
  static <T extends Event> List<T> documents(PreparedStatement statement, Class<T> type)
      throws SQLException {
    List<T> events = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        events.add(Json.read(rows.getString("document"), type));
      }
    }
    return events;
  }
}
