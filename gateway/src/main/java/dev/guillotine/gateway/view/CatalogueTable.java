package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.DataSetName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The data sets among the events of the view, read through one connection. Descriptions are long,
 * so that none is read until it is asked for.
 */
final class CatalogueTable {
  private static final String NEWEST_REQUESTS =
      """
      SELECT document FROM (
        SELECT document,
          ROW_NUMBER() OVER (PARTITION BY subject ORDER BY occurred_at DESC, id DESC) AS place
        FROM event
        WHERE type = ? AND subject <> ALL (?)
      ) AS request
      WHERE place = 1
      """;
  private static final String ANSWERS =
      """
      SELECT answers, type, MAX(occurred_at) AS latest FROM event
      WHERE answers = ANY (?) AND type IN (?, ?)
      GROUP BY answers, type
      """;
  private static final String BUILT_IN =
      """
      SELECT occurred_at FROM event
      WHERE subject = ? AND type = ? AND answers IS NULL
      """;
  private static final String ANSWER =
      """
      SELECT document FROM event
      WHERE subject = ? AND type = ? AND (answers = ? OR (answers IS NULL AND ?))
      ORDER BY occurred_at, id
      """;

  private final Connection connection;

  CatalogueTable(Connection connection) {
    this.connection = connection;
  }

  /** All that is registered, ordered by name; of built-in sets those that were described. */
  List<Registration> all() throws SQLException {
    List<Registration> all = new ArrayList<>();
    for (BuiltInSet set : BuiltInSet.all()) {
      builtIn(set).ifPresent(all::add);
    }
    all.addAll(requested(newestRequests()));
    all.sort(Comparator.comparing(one -> one.name().text()));
    return all;
  }

  /** What a name stands for. */
  Optional<Registration> find(DataSetName name) throws SQLException {
    for (BuiltInSet set : BuiltInSet.all()) {
      if (set.name().equals(name)) {
        return builtIn(set);
      }
    }
    List<DataSetRequested> requests = requests(name);
    return requests.isEmpty()
        ? Optional.empty()
        : Optional.of(requested(requests.subList(requests.size() - 1, requests.size())).get(0));
  }

  /** All requests under one name, oldest first. */
  List<DataSetRequested> requests(DataSetName name) throws SQLException {
    return new EventTable(connection).of(name.id(), DataSetRequested.class);
  }

  /** What the set holds. */
  Optional<DataSetDescribed> description(Registration set) throws SQLException {
    return answer(set, DataSetDescribed.class);
  }

  /** The first word on why the set was given up. */
  Optional<DeadLettered> failure(Registration set) throws SQLException {
    return answer(set, DeadLettered.class);
  }

  private <T extends Event> Optional<T> answer(Registration set, Class<T> type)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANSWER)) {
      statement.setObject(1, set.name().id());
      statement.setString(2, EventType.of(type).wireName());
      statement.setObject(3, set.request());
      statement.setBoolean(4, set.request() == null);
      return EventTable.documents(statement, type).stream().findFirst();
    }
  }

  private List<DataSetRequested> newestRequests() throws SQLException {
    Object[] builtIn = BuiltInSet.all().stream().map(set -> set.name().id()).toArray();
    try (PreparedStatement statement = connection.prepareStatement(NEWEST_REQUESTS)) {
      statement.setString(1, EventType.DATA_SET_REQUESTED.wireName());
      statement.setArray(2, connection.createArrayOf("uuid", builtIn));
      return EventTable.documents(statement, DataSetRequested.class);
    }
  }

  private List<Registration> requested(List<DataSetRequested> requests) throws SQLException {
    Map<UUID, Map<EventType, Instant>> answers = answers(requests);
    return requests.stream()
        .map(
            request ->
                new Registration(
                    request.name(),
                    request.source(),
                    request.id(),
                    request.occurredAt(),
                    answers.getOrDefault(request.id(), Map.of())))
        .toList();
  }

  private Map<UUID, Map<EventType, Instant>> answers(List<DataSetRequested> requests)
      throws SQLException {
    Map<UUID, Map<EventType, Instant>> answers = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ANSWERS)) {
      Object[] ids = requests.stream().map(DataSetRequested::id).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      statement.setString(2, EventType.DATA_SET_DESCRIBED.wireName());
      statement.setString(3, EventType.DEAD_LETTERED.wireName());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers
              .computeIfAbsent(
                  rows.getObject("answers", UUID.class), id -> new EnumMap<>(EventType.class))
              .put(
                  EventType.named(rows.getString("type")).orElseThrow(),
                  rows.getObject("latest", OffsetDateTime.class).toInstant());
        }
      }
    }
    return answers;
  }

  private Optional<Registration> builtIn(BuiltInSet set) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BUILT_IN)) {
      statement.setObject(1, set.name().id());
      statement.setString(2, EventType.DATA_SET_DESCRIBED.wireName());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Instant described = row.getObject(1, OffsetDateTime.class).toInstant();
        return Optional.of(
            new Registration(
                set.name(),
                set.source(),
                null,
                null,
                Map.of(EventType.DATA_SET_DESCRIBED, described)));
      }
    }
  }
}
