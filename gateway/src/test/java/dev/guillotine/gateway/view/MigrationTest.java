package dev.guillotine.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.gateway.Postgresql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A view that an earlier version of the gateway has left behind. */
class MigrationTest {
  private static final String EVENT =
      """
      INSERT INTO event (id, %s, type, occurred_at, document)
      VALUES ('0f0e0d0c-0b0a-4908-8706-050403020100', '0f0e0d0c-0b0a-4908-8706-050403020101',
        'dev.guillotine.run-requested.v1', '2026-03-01 12:00:00+00', '{}')
      """;
  private static final String POSITION =
      "INSERT INTO log_position (topic, partition, next_offset) VALUES ('a', 0, 1)";

  @TempDir Path folder;

  @Test
  void shouldReadTheLogAnewInH2() throws SQLException {
    assertEmptiedByEachVersion(
        "jdbc:h2:file:" + folder.resolve("view") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "",
        "");
  }

  @Test
  @EnabledIf(
      value = "dev.guillotine.gateway.Postgresql#canRun",
      disabledReason = "PostgreSQL does not run as root, and unshare gives no user namespace here")
  void shouldReadTheLogAnewInPostgresql() throws SQLException {
    Postgresql server = new Postgresql();
    try {
      Map<String, String> address = server.start();
      assertEmptiedByEachVersion(
          address.get("quarkus.datasource.postgresql.jdbc.url"), "postgres", "postgres");
    } finally {
      server.stop();
    }
  }

  private static void assertEmptiedByEachVersion(String url, String user, String password)
      throws SQLException {
    migrate("1", url, user, password);
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      fill(statement, "run_id");
      migrate("2", url, user, password);
      assertEmpty(statement);
      statement.execute("SELECT subject, epoch, task, siblings, answers FROM event");

      fill(statement, "subject");
      migrate("3", url, user, password);
      assertEmpty(statement);
      statement.execute("SELECT subject, checkpoints, step, task, siblings, answers FROM event");
    }
  }

  private static void migrate(String version, String url, String user, String password) {
    Flyway.configure().dataSource(url, user, password).target(version).load().migrate();
  }

  private static void fill(Statement statement, String subject) throws SQLException {
    statement.execute(EVENT.formatted(subject));
    statement.execute(POSITION);
    assertThat(rows(statement, "event")).isEqualTo(1);
  }

  private static void assertEmpty(Statement statement) throws SQLException {
    assertThat(rows(statement, "event")).isZero();
    assertThat(rows(statement, "log_position")).isZero();
  }

  private static int rows(Statement statement, String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
