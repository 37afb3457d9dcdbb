package dev.guillotine.gateway.rest;

import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.KNN;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.LINEAR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import dev.guillotine.gateway.SampleRun;
import dev.guillotine.gateway.view.ReadLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Broker.class)
class CancellationTest {
  private static final String RUNS = "/api/v1/runs";

  @Inject Log log;
  @Inject ReadLog readLog;

  private final SampleRun run = SampleRun.create();

  @Test
  void shouldCancelARunAndShowItAtOnce() {
    readLog.show(run.requested(), run.progressed(1, 40, 1));

    cancel(run.id()).statusCode(202).body("id", equalTo(id())).body("status", equalTo("cancelled"));

    given().get(RUNS + "/" + id()).then().statusCode(200).body("status", equalTo("cancelled"));
    given()
        .get(RUNS + "?limit=1000")
        .then()
        .body("runs.find { it.id == '%s' }.status".formatted(id()), equalTo("cancelled"));
    ConsumerRecord<String, String> record = cancellations().get(0);
    assertThat(record.key()).isEqualTo(id());
    assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo(EventType.RUN_CANCELLED.wireName());
    assertThat(Json.read(record.value(), RunCancelled.class).runId()).isEqualTo(run.id());
  }

  @Test
  void shouldCancelTwiceAsOnce() {
    readLog.show(run.requested());

    cancel(run.id()).statusCode(202);
    cancel(run.id()).statusCode(202).body("status", equalTo("cancelled"));

    assertThat(cancellations()).hasSize(1);
  }

  @Test
  void shouldNotFindUnknownRun() {
    for (String unknown : List.of(UUID.randomUUID().toString(), "1")) {
      cancel(unknown)
          .statusCode(404)
          .contentType("application/problem+json")
          .body("detail", equalTo("no run has the id " + unknown));
    }
  }

  @Test
  void shouldSayThatARunIsOverWhenItHasSucceeded() {
    SampleRun failed = SampleRun.create();
    readLog.show(
        failed.requested(),
        failed.deadLettered("no such data", 1),
        run.requested(),
        run.recommended(0, LINEAR, 1),
        run.recommended(0, KNN, 2),
        run.recommended(12, LINEAR, 3),
        run.recommended(12, KNN, 4));

    expectOver(run, "it has succeeded");
    assertThat(cancellations()).isEmpty();
    cancel(failed.id()).statusCode(202);
    assertThat(cancellations(failed)).hasSize(1);
  }

  @Test
  void shouldBeDescribedAndTakeNothingButPost() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .body("paths.'/api/v1/runs/{id}/cancel'.post.responses", hasKey("202"))
        .body("components.schemas.RunStatus.enum", hasItem("cancelled"));
    given()
        .get(RUNS + "/" + id() + "/cancel")
        .then()
        .statusCode(405)
        .header("Allow", containsString("POST"));
  }

  private static void expectOver(SampleRun run, String state) {
    cancel(run.id())
        .statusCode(409)
        .contentType("application/problem+json")
        .body("status", equalTo(409))
        .body("detail", containsString(state));
  }

  private static ValidatableResponse cancel(Object id) {
    return given().post(RUNS + "/" + id + "/cancel").then();
  }

  private String id() {
    return run.id().toString();
  }

  private List<ConsumerRecord<String, String>> cancellations() {
    return cancellations(run);
  }

  private List<ConsumerRecord<String, String>> cancellations(SampleRun of) {
    return log.records(Topic.RUN_CANCELLATIONS).stream()
        .filter(record -> of.id().toString().equals(record.key()))
        .toList();
  }
}
