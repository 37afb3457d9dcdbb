package dev.guillotine.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL server, told to the gateway as an operator tells it. */
public class Postgresql implements QuarkusTestResourceLifecycleManager {
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private EmbeddedPostgres server;

  /** Whether a server can run: not as root, unless a user namespace makes root somebody else. */
  public static boolean canRun() throws InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      return true;
    }
    try {
      return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      server = EmbeddedPostgres.builder().setPGStartupWait(LONGEST_START).start();
      return Map.of(
          "quarkus.datasource.postgresql.jdbc.url",
          "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
          "quarkus.datasource.postgresql.username",
          "postgres",
          "quarkus.datasource.postgresql.password",
          "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
