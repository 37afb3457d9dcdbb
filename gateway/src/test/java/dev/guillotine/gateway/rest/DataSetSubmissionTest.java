package dev.guillotine.gateway.rest;

import static dev.guillotine.gateway.SampleDataSet.deadLettered;
import static dev.guillotine.gateway.SampleDataSet.described;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import dev.guillotine.gateway.SampleDataSet;
import dev.guillotine.gateway.view.ReadLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a submitted data set to a run that names it. */
@QuarkusTest
@WithTestResource(Broker.class)
class DataSetSubmissionTest {
  private static final String SETS = "/api/v1/datasets";
  private static final String RUNS = "/api/v1/runs";
  private static final String DIGEST = "ab".repeat(32);

  @Inject Log log;
  @Inject ReadLog readLog;

  @TempDir Path folder;

  private final String name = SampleDataSet.create().name().text();

  @Test
  void shouldShowDataSetAtOnce() {
    submit("s3://photos/cats")
        .header("Location", containsString(SETS + "/" + name))
        .body("name", equalTo(name))
        .body("status", equalTo("queued"));

    given()
        .get(SETS + "/" + name)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("name", equalTo(name))
        .body("status", equalTo("queued"))
        .body("source.set", equalTo("cifar10"))
        .body("source.path", equalTo("s3://photos/cats"));
    given().get(SETS).then().statusCode(200).body("dataSets.name", hasItem(name));
  }

  @Test
  void shouldPublishRequestAsCloudEvent() {
    submit(folder.toString());

    ConsumerRecord<String, String> record = records().get(0);
    DataSetRequested request = Json.read(record.value(), DataSetRequested.class);
    assertThat(request.name().text()).isEqualTo(name);
    assertThat(request.source()).isEqualTo(new LocatedSource.Cifar10(folder.toString()));
    assertThat(record.key()).isEqualTo(request.name().id().toString());
    assertThat(header(record, "ce_type")).isEqualTo(EventType.DATA_SET_REQUESTED.wireName());
    assertThat(header(record, "ce_id")).isEqualTo(request.id().toString());
  }

  @Test
  void shouldTakeYaml() {
    given()
        .header("Content-Type", "application/yaml")
        .body(
            "name: %s\nsource:\n  set: objects\n  size: 64\n"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8))
        .post(SETS)
        .then()
        .statusCode(202)
        .body("source.set", equalTo("objects"))
        .body("source.size", equalTo(64))
        .body("source.train", equalTo(6_000));
  }

  @Test
  void shouldLetALaterRequestTakeThePlaceOfAnEarlierOne() {
    submit("s3://photos/cats");
    DataSetRequested first = request(0);
    readLog.show(described(first, DIGEST, 1));
    given().get(SETS + "/" + name).then().body("status", equalTo("ready"));

    submit("s3://photos/dogs").body("status", equalTo("queued"));

    assertThat(request(1).occurredAt()).isAfter(first.occurredAt());
    given()
        .get(SETS + "/" + name)
        .then()
        .body("status", equalTo("queued"))
        .body("source.path", equalTo("s3://photos/dogs"));
  }

  @Test
  void shouldBeLaterThanAnEarlierRequestWhateverTheClockSays() {
    DataSetRequested ahead =
        new SampleDataSet(new DataSetName(name)).requested("/data", 3_000_000_000L);
    readLog.show(ahead);

    submit("s3://photos/dogs");

    assertThat(request(1).occurredAt()).isEqualTo(ahead.occurredAt().plusMillis(1));
    given().get(SETS + "/" + name).then().body("source.path", equalTo("s3://photos/dogs"));
  }

  @Test
  void shouldPutTheSourceInThePlaceOfTheNameInARun() {
    submit("s3://photos/cats");
    readLog.show(described(request(0), DIGEST, 1));

    String id =
        run(UUID.randomUUID().toString())
            .statusCode(202)
            .body("specification.data.set", equalTo("cifar10"))
            .body("specification.data.path", equalTo("s3://photos/cats"))
            .extract()
            .path("id");

    assertThat(log.records(Topic.RUN_REQUESTS))
        .filteredOn(record -> id.equals(record.key()))
        .extracting(record -> Json.read(record.value(), RunRequested.class).specification().data())
        .containsExactly(new LocatedSource.Cifar10("s3://photos/cats"));
  }

  @Test
  void shouldTakeSameKeyOnceEvenIfTheNameWasGivenToOtherData() {
    submit("s3://photos/cats");
    readLog.show(described(request(0), DIGEST, 1));
    String key = UUID.randomUUID().toString();
    String id = run(key).statusCode(202).extract().path("id");

    submit("s3://photos/dogs");

    run(key).statusCode(202).body("id", equalTo(id));
    run(key, "{\"set\": \"registered\", \"name\": \"%s-2\"}".formatted(name))
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    run(key, "{\"set\": \"objects\"}")
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void shouldRefuseRunsOnDataThatAreNotReady() {
    expectNotReady("this one is unknown");
    submit("s3://photos/cats");
    expectNotReady("this one is still queued");
    readLog.show(deadLettered(request(0), "there is no such bucket", 1));
    expectNotReady("this one is failed");

    String ready = SampleDataSet.create().name().text();
    DataSetRequested other = new SampleDataSet(new DataSetName(ready)).requested("/data", 1);
    readLog.show(other, described(other, DIGEST, 2));
    expectNotReady(ready);
  }

  @Test
  void shouldRefuseRunsThatAskForMoreThanTheDataHave() {
    submit("s3://photos/cats");
    readLog.show(described(request(0), DIGEST, 1));

    given()
        .contentType("application/json")
        .body(
            "{\"data\": {\"set\": \"registered\", \"name\": \"%s\"}, \"probes\": {\"tasks\": [\"age\"]}}"
                .formatted(name))
        .post(RUNS)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("probes.tasks"))
        .body("errors[0].value", equalTo("age"))
        .body("errors[0].allowed", containsString("[class, hue]"));
  }

  private void expectNotReady(String allowed) {
    run(UUID.randomUUID().toString())
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("data.name"))
        .body("errors[0].value", equalTo(name))
        .body("errors[0].allowed", containsString(allowed));
  }

  @Test
  void shouldDescribeItself() {
    String one = SETS + "/{name}";
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItems(SETS, one, one + "/splits/{split}/picture"))
        .body("components.schemas.DataSetName.type", equalTo("string"));
  }

  private ValidatableResponse submit(String path) {
    return given()
        .contentType("application/json")
        .body(
            "{\"name\": \"%s\", \"source\": {\"set\": \"cifar10\", \"path\": \"%s\"}}"
                .formatted(name, path))
        .post(SETS)
        .then()
        .statusCode(202);
  }

  private ValidatableResponse run(String key) {
    return run(key, "{\"set\": \"registered\", \"name\": \"%s\"}".formatted(name));
  }

  private static ValidatableResponse run(String key, String data) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"data\": %s}".formatted(data))
        .post(RUNS)
        .then();
  }

  /** The requests under this test's name, oldest first. */
  private DataSetRequested request(int place) {
    return Json.read(records().get(place).value(), DataSetRequested.class);
  }

  private List<ConsumerRecord<String, String>> records() {
    return log.records(Topic.DATA_SET_TASKS).stream()
        .filter(record -> record.value().contains("\"" + name + "\""))
        .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
        .toList();
  }

  private static String header(ConsumerRecord<String, String> record, String key) {
    return new String(record.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }
}
