package dev.guillotine.gateway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Broker.class)
class SubmissionTest {
  private static final String RUNS = "/api/v1/runs";

  @Inject Log log;

  @Test
  void shouldShowRunAtOnce() {
    String id = submit("{\"name\": \"mine\", \"epochs\": 3}");
    given()
        .get(RUNS + "/" + id)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("id", equalTo(id))
        .body("status", equalTo("queued"))
        .body("specification.name", equalTo("mine"))
        .body("specification.epochs", equalTo(3))
        .body("specification.method.name", equalTo("simclr"))
        .body("progress", hasSize(0))
        .body("recommendations", hasSize(0));
    given().get(RUNS + "/" + id + "/layers").then().statusCode(200).body("scores", hasSize(0));
  }

  @Test
  void shouldPublishRequestAsCloudEvent() {
    String id = submit("{\"name\": \"published\"}");
    ConsumerRecord<String, String> record = requestsOf(id).get(0);
    assertThat(record.key()).isEqualTo(id);
    assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo(EventType.RUN_REQUESTED.wireName());
    RunRequested request = Json.read(record.value(), RunRequested.class);
    assertThat(request.specification().name()).isEqualTo("published");
  }

  @Test
  void shouldTakeYaml() {
    given()
        .header("Content-Type", "application/yaml")
        .body(
            "name: written by hand\nbackbone:\n  name: resnet18\n  width: 8\n"
                .getBytes(StandardCharsets.UTF_8))
        .post(RUNS)
        .then()
        .statusCode(202)
        .body("specification.name", equalTo("written by hand"))
        .body("specification.backbone.width", equalTo(8));
  }

  /** It offers to go on in HTTP/2 with its first request. */
  @Test
  void shouldTakeWhatJavasOwnClientSends() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + RUNS))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"from Java\"}"))
            .build();

    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
  }

  @Test
  void shouldTakeSameKeyOnce() {
    String key = UUID.randomUUID().toString();
    String id = submitOnce(key, "{\"name\": \"once\"}", 202).jsonPath().getString("id");
    String again = submitOnce(key, "{\"name\": \"once\"}", 202).jsonPath().getString("id");
    assertThat(again).isEqualTo(id);
    assertThat(requestsOf(id)).hasSize(1);
  }

  @Test
  void shouldRefuseSameKeyForAnotherRun() {
    String key = UUID.randomUUID().toString();
    submitOnce(key, "{\"name\": \"one\"}", 202);
    assertThat(
            submitOnce(key, "{\"name\": \"another\"}", 400).jsonPath().getString("errors[0].field"))
        .isEqualTo("Idempotency-Key");
  }

  @Test
  void shouldListNewestFirst() {
    String older = submit("{\"name\": \"older\"}");
    String newer = submit("{\"name\": \"newer\"}");
    List<String> ids = given().get(RUNS).then().statusCode(200).extract().path("runs.id");
    assertThat(ids).containsSubsequence(newer, older);
    given().get(RUNS + "?limit=1").then().body("runs", hasSize(1));
  }

  @Test
  void shouldDescribeItself() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItems(RUNS, RUNS + "/{id}", RUNS + "/{id}/layers"));
  }

  private static String submit(String specification) {
    String id =
        given()
            .contentType("application/json")
            .body(specification)
            .post(RUNS)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    return id;
  }

  private static io.restassured.response.Response submitOnce(
      String key, String specification, int status) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(specification)
        .post(RUNS)
        .then()
        .statusCode(status)
        .extract()
        .response();
  }

  private List<ConsumerRecord<String, String>> requestsOf(String id) {
    return log.records(Topic.RUN_REQUESTS).stream()
        .filter(record -> id.equals(record.key()))
        .toList();
  }
}
