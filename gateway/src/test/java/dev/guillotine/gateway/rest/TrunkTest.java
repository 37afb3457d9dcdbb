package dev.guillotine.gateway.rest;

import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.LINEAR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import dev.guillotine.gateway.ObjectServer;
import dev.guillotine.gateway.SampleRun;
import dev.guillotine.gateway.view.ReadLog;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.storage.ObjectStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Broker.class)
@WithTestResource(ObjectServer.class)
class TrunkTest {
  @Inject Log log;
  @Inject ReadLog readLog;
  @Inject ObjectStore store;

  private final SampleRun run = SampleRun.create();

  @Test
  void shouldGiveOutATrunkThatWasWritten() throws Exception {
    readLog.show(
        run.requested(),
        run.published(0, 1),
        run.published(12, 2),
        run.scored(12, LINEAR, 0, 0.25, 3),
        run.scored(12, LINEAR, 1, 0.5, 3),
        run.scored(12, LINEAR, 2, 0.375, 3));
    write(new TrunkRequested(Instant.now(), run.published(12, 2), "stem"));

    byte[] archive =
        get(run.id(), "?cut=stem")
            .statusCode(200)
            .contentType("application/zip")
            .header("Content-Disposition", containsString("-stem.zip"))
            .extract()
            .asByteArray();

    Map<String, String> entries = entries(archive);
    assertThat(entries).containsOnlyKeys("README.md", "trunk.pt", "trunk.safetensors");
    assertThat(entries).containsEntry("trunk.pt", "module").containsEntry("trunk.safetensors", "x");
    assertThat(entries.get("README.md"))
        .contains(
            "cut at stem",
            "| class | linear | accuracy | 0.250 ± 0.010 | 0.500 ± 0.010 | 0.375 ± 0.010 |",
            "[n, 3, 32, 32] -> [n, 16]",
            run.published(12, 2).checkpoint().digest(),
            "\"name\":\"simclr\"");
  }

  @Test
  void shouldTakeTheRecommendedCutOfTheLastCheckpoint() throws Exception {
    readLog.show(
        run.requested(), run.published(0, 1), run.published(12, 2), run.recommended(12, LINEAR, 3));
    write(new TrunkRequested(Instant.now(), run.published(12, 2), "backbone"));

    get(run.id(), "")
        .statusCode(200)
        .header("Content-Disposition", containsString("-backbone.zip"));
  }

  @Test
  void shouldAskForATrunkOnceAndSayThatItIsBeingWritten() {
    readLog.show(run.requested(), run.published(12, 2));

    for (int i = 0; i < 2; i++) {
      get(run.id(), "?cut=projector1")
          .statusCode(202)
          .header("Retry-After", "2")
          .body("detail", containsString("being written"));
    }

    assertThat(asked()).hasSize(1);
    assertThat(asked().get(0).cut()).isEqualTo("projector1");
  }

  @Test
  void shouldSayWhyATrunkCouldNotBeWritten() {
    readLog.show(run.requested(), run.published(0, 2));
    TrunkRequested request = new TrunkRequested(Instant.now(), run.published(0, 2), "projector1");
    readLog.show(
        new DeadLettered(
            request.subject(),
            Instant.now().plusSeconds(60),
            Topic.TRUNK_TASKS.topicName(),
            FailureKind.PERMANENT,
            "the weights are gone",
            1,
            request.id().toString(),
            Json.write(request)));

    get(run.id(), "?cut=projector1")
        .statusCode(409)
        .body("detail", equalTo("the trunk could not be written: the weights are gone"));
    given().get("/api/v1/runs/" + run.id()).then().body("status", equalTo("running"));
  }

  @Test
  void shouldRefuseWhatThereIsNot() {
    readLog.show(run.requested());
    get(run.id(), "?cut=stem").statusCode(409).body("detail", containsString("no checkpoint yet"));

    readLog.show(run.published(12, 2));
    get(run.id(), "").statusCode(409).body("detail", containsString("name one of [stem, backbone"));
    get(run.id(), "?cut=../stem")
        .statusCode(400)
        .body("errors[0].field", equalTo("cut"))
        .body("errors[0].value", equalTo("../stem"))
        .body("errors[0].allowed", equalTo("one of [stem, backbone, projector1]"));
    get(run.id(), "?cut=stem&step=5").statusCode(400).body("errors[0].field", equalTo("step"));
    get(run.id(), "?cut=stem&step=x").statusCode(400).body("errors[0].value", equalTo("x"));
    get(UUID.randomUUID(), "?cut=stem").statusCode(404);
    get("nothing", "?cut=stem").statusCode(404);
  }

  @Test
  void shouldBeDescribed() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .body("paths.'/api/v1/runs/{id}/trunk'.get.responses", hasKey("202"));
  }

  private static ValidatableResponse get(Object id, String query) {
    return given().urlEncodingEnabled(false).get("/api/v1/runs/" + id + "/trunk" + query).then();
  }

  private void write(TrunkRequested request) throws RetryableFailure {
    store.put(request.weights(), "x".getBytes(StandardCharsets.UTF_8));
    store.put(request.module(), "module".getBytes(StandardCharsets.UTF_8));
  }

  private List<TrunkRequested> asked() {
    return log.records(Topic.TRUNK_TASKS).stream()
        .map(record -> Json.read(record.value(), TrunkRequested.class))
        .filter(request -> request.source().runId().equals(run.id()))
        .toList();
  }

  private static Map<String, String> entries(byte[] archive) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
