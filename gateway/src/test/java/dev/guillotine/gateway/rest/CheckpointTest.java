package dev.guillotine.gateway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import dev.guillotine.gateway.ObjectServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Broker.class)
@WithTestResource(ObjectServer.class)
class CheckpointTest {
  private static final String CHECKPOINTS = "/api/v1/checkpoints";
  private static final String SUBMISSION =
      """
      {"name": "%s", "checkpoint": {"backbone": {"name": "resnet50", "stem": "imagenet"},
       "input": {"channels": 3, "height": 64, "width": 64},
       "normalisation": {"mean": [0.5, 0.5, 0.5], "deviation": [0.2, 0.2, 0.2]},
       "size": %s, "sha256": "%s"}}
      """;

  private static final String RESNET = "\"resnet50\", \"stem\": \"imagenet\"";
  private static final String MODULE =
      "\"module\", \"cuts\": [{\"name\": \"layer.1\", \"shape\": [8]}]";

  @Inject Log log;

  private final String name = "net-" + UUID.randomUUID();
  private final String digest = UUID.randomUUID().toString().replace("-", "").repeat(2);

  @Test
  void shouldTakeAFileAndGiveItToARun() throws Exception {
    String url =
        register(SUBMISSION.formatted(name, 10, digest))
            .statusCode(201)
            .header("Location", containsString(CHECKPOINTS + "/" + name))
            .body("uploaded", equalTo(false))
            .body("upload.expiresAt", notNullValue())
            .extract()
            .path("upload.url");
    expectRefused("one whose file of 10 bytes was uploaded");

    put(url, new byte[10]);

    given()
        .get(CHECKPOINTS + "/" + name)
        .then()
        .statusCode(200)
        .body("uploaded", equalTo(true))
        .body("$", not(hasKey("upload")))
        .body("checkpoint.projector.widths.size()", equalTo(0));
    given().get(CHECKPOINTS).then().body("checkpoints.name", hasItem(name));
    String run = submit().statusCode(202).extract().path("id");
    RunRequested requested =
        log.records(Topic.RUN_REQUESTS).stream()
            .filter(record -> run.equals(record.key()))
            .map(record -> Json.read(record.value(), RunRequested.class))
            .findFirst()
            .orElseThrow();
    assertThat(requested.given().sha256()).isEqualTo(digest);
    assertThat(requested.specification().backbone()).isEqualTo(requested.given().backbone());
    assertThat(requested.specification().projector().widths()).isEmpty();
    given()
        .get("/api/v1/runs/" + run)
        .then()
        .body("specification.backbone.name", equalTo("resnet50"))
        .body("specification.method.checkpoint", equalTo(name));
  }

  @Test
  void shouldNotTakeAFileOfAnotherSizeForIt() throws Exception {
    String url = register(SUBMISSION.formatted(name, 10, digest)).extract().path("upload.url");

    put(url, new byte[11]);

    expectRefused("one whose file of 10 bytes was uploaded");
  }

  @Test
  void shouldRegisterTheSameOnceAndNothingElseUnderItsName() {
    register(SUBMISSION.formatted(name, 10, digest)).statusCode(201);
    register(SUBMISSION.formatted(name, 10, digest)).statusCode(201);

    register(SUBMISSION.formatted(name, 11, digest))
        .statusCode(409)
        .body("detail", containsString("take another name"));

    assertThat(log.records(Topic.CHECKPOINT_REGISTRATIONS))
        .filteredOn(record -> record.value().contains(name))
        .hasSize(1);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    expectRefused(register(SUBMISSION.formatted("No Name", 10, digest)), "name");
    expectRefused(register(SUBMISSION.formatted(name, 7, digest)), "checkpoint.size");
    expectRefused(register(SUBMISSION.formatted(name, "9000000000", digest)), "checkpoint.size");
    expectRefused(register(SUBMISSION.formatted(name, 10, "abc")), "checkpoint.sha256");
    expectRefused(
        register(SUBMISSION.formatted(name, 10, digest).replace("0.2, 0.2, 0.2", "0.2, 0, 0.2")),
        "checkpoint.normalisation.deviation");
    expectRefused(
        register(SUBMISSION.formatted(name, 10, digest).replace("resnet50", "alexnet")),
        "checkpoint.backbone.name");
    expectRefused(
        register(SUBMISSION.formatted(name, 10, digest).replace(RESNET, MODULE))
            .body("errors[0].allowed", containsString("GUILLOTINE_MODULES_ALLOWED")),
        "checkpoint.backbone.name");
    given().get(CHECKPOINTS + "/" + name).then().statusCode(404);
    given().get(CHECKPOINTS + "/NOT%20A%20NAME").then().statusCode(404);
    expectRefused("one that is registered");
  }

  private static void expectRefused(ValidatableResponse response, String field) {
    response.statusCode(400).body("errors[0].field", equalTo(field));
  }

  private void expectRefused(String allowed) {
    submit()
        .statusCode(400)
        .body("errors[0].field", equalTo("method.checkpoint"))
        .body("errors[0].value", equalTo(name))
        .body("errors[0].allowed", containsString(allowed));
  }

  private ValidatableResponse submit() {
    return given()
        .contentType("application/json")
        .body("{\"method\": {\"name\": \"given\", \"checkpoint\": \"%s\"}}".formatted(name))
        .post("/api/v1/runs")
        .then();
  }

  private static ValidatableResponse register(String body) {
    return given().contentType("application/json").body(body).post(CHECKPOINTS).then();
  }

  private static void put(String url, byte[] content) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }
}
