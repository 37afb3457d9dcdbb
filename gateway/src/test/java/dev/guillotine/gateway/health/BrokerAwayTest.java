package dev.guillotine.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.guillotine.gateway.health.BrokerAwayTest.NoBroker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBroker.class)
class BrokerAwayTest {
  /** Nothing listens on the discard port; the view is kept in memory. */
  public static class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kafka.bootstrap.servers",
          "127.0.0.1:9",
          "mp.messaging.outgoing.events.max.block.ms",
          "500",
          "mp.messaging.outgoing.events.request.timeout.ms",
          "500",
          "mp.messaging.outgoing.events.delivery.timeout.ms",
          "1000",
          "quarkus.datasource.h2.jdbc.url",
          "jdbc:h2:mem:away;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }
  }

  @Test
  void shouldBeAliveButNotReady() {
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("broker"));
  }

  @Test
  void shouldRefuseRunsAndShowTheOthers() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/runs")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5")
        .body("status", equalTo(503));
    given().get("/api/v1/runs").then().statusCode(200).body("runs", hasSize(0));
  }
}
