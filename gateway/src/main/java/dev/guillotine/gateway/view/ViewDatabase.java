package dev.guillotine.gateway.view;

import dev.guillotine.platform.failure.RetryableFailure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** The database that holds the view: H2 in a file, or PostgreSQL where that is configured. */
@Singleton
public class ViewDatabase {
  private final AgroalDataSource connections;

  ViewDatabase(
      @DataSource("h2") InjectableInstance<AgroalDataSource> h2,
      @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
    this.connections = postgresql.getHandle().getBean().isActive() ? postgresql.get() : h2.get();
  }

  /**
   * What is done inside one transaction.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Reads or writes; must not commit. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does all of the work or none of it.
   *
   * @throws RetryableFailure when the database does not do it
   */
  public <T> T inTransaction(Work<T> work) throws RetryableFailure {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new RetryableFailure("the database of the view does not answer", e);
    }
  }
}
