package dev.guillotine.gateway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.guillotine.contracts.Topic;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Broker.class)
class DataSetRefusalTest {
  private static final String SETS = "/api/v1/datasets";

  @Inject Log log;

  private Map<TopicPartition, Long> endsBefore;

  @BeforeEach
  void rememberEnds() {
    endsBefore = log.ends(Topic.DATA_SET_TASKS);
  }

  @AfterEach
  void shouldPublishNothing() {
    assertThat(log.ends(Topic.DATA_SET_TASKS)).isEqualTo(endsBefore);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'source': {'set': 'objects'}} | name | null | a value",
        "{'name': 'Cats!', 'source': {'set': 'objects'}} | name | Cats! | lower-case letters",
        "{'name': 7, 'source': {'set': 'objects'}} | name | 7 | a text",
        "{'name': 'objects', 'source': {'set': 'objects'}} | name | objects | built in",
        "{'name': 'mnist1d', 'source': {'set': 'objects'}} | name | mnist1d | built in",
        "{'name': 'cats', 'source': 'x'} | source | `\"x\"` | an object whose field \"set\" is one of",
        "{'name': 'cats'} | source | null | a value",
        "{'name': 'cats', 'source': {}} | source.set | null | cifar10",
        "{'name': 'cats', 'source': {'set': 'alchemy'}} | source.set | alchemy | cifar10",
        "{'name': 'cats', 'source': {'set': 'registered', 'name': 'dogs'}}"
            + " | source.set | registered | the kind of set",
        "{'name': 'cats', 'source': {'set': 'idx'}} | source.path | null | an absolute path",
        "{'name': 'cats', 'source': {'set': 'idx', 'path': 'here'}}"
            + " | source.path | here | an absolute path",
        "{'name': 'cats', 'source': {'set': 'idx', 'path': 's3://B/x'}}"
            + " | source.path | s3://B/x | s3://bucket/prefix",
        "{'name': 'cats', 'source': {'set': 'idx', 'path': '/no/such/folder'}}"
            + " | source.path | /no/such/folder | exists",
        "{'name': 'cats', 'source': {'set': 'objects', 'size': 4}} | source.size | 4 | 16 to 128",
        "{'name': 'cats', 'colour': 'red', 'source': {'set': 'objects'}}"
            + " | colour | an unknown field | source",
      })
  void shouldNameFieldThatIsNotAllowed(String set, String field, String value, String allowed) {
    expectProblem(400, submit(set.replace('\'', '"')))
        .body("type", equalTo("urn:guillotine:problem:invalid-value"))
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].value", equalTo(value))
        .body("errors[0].allowed", containsString(allowed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"name\": ", "", "[]", "null", "{} {}", "{\"name\":\"a\",\"name\":\"b\"}"})
  void shouldRefuseWhatIsNoDataSet(String body) {
    expectProblem(400, submit(body)).body("errors", hasSize(1));
  }

  @Test
  void shouldRefuseMalformedYaml() {
    expectProblem(
        400,
        given()
            .header("Content-Type", "application/yaml")
            .body("name: [cats".getBytes(StandardCharsets.UTF_8))
            .post(SETS)
            .then());
  }

  @Test
  void shouldRefuseOtherMediaTypes() {
    expectProblem(415, given().contentType("text/plain").body("{}").post(SETS).then());
  }

  @Test
  void shouldRefuseLongBody() {
    expectProblem(413, submit("\"" + "x".repeat(2_000_000) + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/never-heard-of",
        "/Never!",
        "/never-heard-of/splits/train/picture",
        "/never-heard-of/splits/dev/picture",
        "/Never!/splits/train/picture",
        "/never-heard-of/splits",
      })
  void shouldNotFindWhatIsNotThere(String path) {
    expectProblem(404, given().get(SETS + path).then());
    if (path.endsWith("/picture")) {
      expectProblem(404, given().accept("image/png").get(SETS + path).then());
    }
  }

  @Test
  void shouldSayWhatIsAllowed() {
    assertThat(expectProblem(405, given().delete(SETS).then()).extract().header("Allow"))
        .contains("GET", "POST");
    assertThat(expectProblem(405, given().delete(SETS + "/cats").then()).extract().header("Allow"))
        .contains("GET")
        .doesNotContain("POST");
  }

  @Test
  void shouldRefuseToAnswerInAnotherMediaType() {
    expectProblem(406, given().accept("text/html").get(SETS).then())
        .body("detail", containsString("application/json"));
    expectProblem(406, given().accept("text/html").get(SETS + "/a/splits/train/picture").then())
        .body("detail", containsString("image/png"));
  }

  private static ValidatableResponse submit(String body) {
    return given().contentType("application/json").body(body).post(SETS).then();
  }

  private static ValidatableResponse expectProblem(int status, ValidatableResponse response) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }
}
