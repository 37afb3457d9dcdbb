package dev.guillotine.gateway.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Up to where the log was read, read and written through one connection. */
final class PositionTable {
  private static final String MOVE =
      "UPDATE log_position SET next_offset = ? WHERE topic = ? AND partition = ?";
  private static final String BEGIN =
      """
      INSERT INTO log_position (next_offset, topic, partition)
      VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String FIND =
      "SELECT next_offset FROM log_position WHERE topic = ? AND partition = ?";

  private final Connection connection;

  PositionTable(Connection connection) {
    this.connection = connection;
  }

  /** The offset of the next record to read; empty before the first. */
  OptionalLong next(TopicPartition partition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, partition.topic());
      statement.setInt(2, partition.partition());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Remembers the offset of the next record to read. */
  void move(TopicPartition partition, long next) throws SQLException {
    if (!write(MOVE, partition, next)) {
      write(BEGIN, partition, next);
    }
  }

  private boolean write(String sql, TopicPartition partition, long next) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, next);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      return statement.executeUpdate() > 0;
    }
  }
}
