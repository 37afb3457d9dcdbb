package dev.guillotine.gateway.view;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.gateway.Postgresql;
import dev.guillotine.gateway.view.PostgresqlTest.ViewInPostgresql;
import dev.guillotine.platform.failure.RetryableFailure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All that holds for the view in H2 holds for the view in PostgreSQL. */
@QuarkusTest
@TestProfile(ViewInPostgresql.class)
@EnabledIf(
    value = "dev.guillotine.gateway.Postgresql#canRun",
    disabledReason = "PostgreSQL does not run as root, and unshare gives no user namespace here")
class PostgresqlTest extends LogReaderTest {
  /** The switch that operators use, and a server that it leads to. */
  public static class ViewInPostgresql implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
      return "test,postgresql";
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Postgresql.class));
    }
  }

  @Test
  void shouldKeepViewInPostgresql() throws RetryableFailure {
    String product =
        database.inTransaction(connection -> connection.getMetaData().getDatabaseProductName());

    assertThat(product).isEqualTo("PostgreSQL");
    given().get("/q/health/ready").then().statusCode(200);
  }
}
