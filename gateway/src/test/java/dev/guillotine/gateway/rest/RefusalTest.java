package dev.guillotine.gateway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Broker.class)
class RefusalTest {
  private static final String RUNS = "/api/v1/runs";

  @Inject Log log;

  private Map<TopicPartition, Long> endsBefore;

  @BeforeEach
  void rememberEnds() {
    endsBefore = log.ends(Topic.RUN_REQUESTS);
  }

  @AfterEach
  void shouldPublishNothing() {
    assertThat(log.ends(Topic.RUN_REQUESTS)).isEqualTo(endsBefore);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"backbone\": {\"name\": \"resnet18\", \"width\": -1}} | backbone.width",
        "{\"method\": {\"name\": \"alchemy\"}} | method.name",
        "{\"colour\": \"red\"} | colour",
        "{\"epochs\": \"ten\"} | epochs",
        "{\"data\": {\"set\": \"idx\"}} | data.path",
        "{\"data\": {\"set\": \"cifar10\", \"path\": \"/no/such/folder\"}} | data.path",
      })
  void shouldNameFieldThatIsNotAllowed(String specification, String field) {
    expectProblem(
            400, given().contentType("application/json").body(specification).post(RUNS).then())
        .body("type", equalTo("urn:guillotine:problem:invalid-value"))
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"epochs\": ", "", "[]", "null", "{} {}"})
  void shouldRefuseWhatIsNoSpecification(String body) {
    expectProblem(400, given().contentType("application/json").body(body).post(RUNS).then())
        .body("errors", hasSize(1));
  }

  @Test
  void shouldRefuseFileInPlaceOfFolder(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("data_batch_1.bin"));
    String specification = "{\"data\": {\"set\": \"cifar10\", \"path\": \"%s\"}}".formatted(file);
    expectProblem(
            400, given().contentType("application/json").body(specification).post(RUNS).then())
        .body("errors[0].value", equalTo(file.toString()));
  }

  @Test
  void shouldRefuseOtherMediaTypes() {
    expectProblem(415, given().contentType("text/plain").body("{}").post(RUNS).then());
  }

  /** Sent by a client that does not listen before it has sent all. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseLongBody(boolean announced) throws IOException, InterruptedException {
    byte[] body = new byte[10_000_000];
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + RUNS))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(
                announced
                    ? BodyPublishers.ofByteArray(body)
                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();

    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    Problem problem = Json.read(response.body(), Problem.class);
    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.errors())
        .extracting(Problem.FieldError::allowed)
        .containsExactly("a body of at most 1048576 bytes");
  }

  @Test
  void shouldRefuseLongKey() {
    expectProblem(
            400,
            given()
                .contentType("application/json")
                .header("Idempotency-Key", "k".repeat(256))
                .body("{}")
                .post(RUNS)
                .then())
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
  void shouldRefuseLimit(String limit) {
    expectProblem(400, given().get(RUNS + "?limit=" + limit).then())
        .body("errors[0].field", equalTo("limit"));
  }

  @Test
  void shouldNotFindUnknownRun() {
    String unknown = RUNS + "/" + UUID.randomUUID();
    expectProblem(404, given().get(unknown).then());
    expectProblem(404, given().get(unknown + "/layers").then());
    expectProblem(404, given().get(RUNS + "/1").then());
    expectProblem(404, given().get("/api/v2/runs").then());
  }

  @Test
  void shouldSayWhatIsAllowed() {
    String allowed = expectProblem(405, given().delete(RUNS).then()).extract().header("Allow");
    assertThat(allowed).contains("GET", "POST");
  }

  @Test
  void shouldRefuseToAnswerInAnotherMediaType() {
    expectProblem(406, given().accept("text/html").get(RUNS).then());
  }

  private static ValidatableResponse expectProblem(int status, ValidatableResponse response) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }
}
