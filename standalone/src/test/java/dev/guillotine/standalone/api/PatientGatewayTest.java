package dev.guillotine.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.api.PatientGateway.Patience;
import dev.guillotine.standalone.standin.SampleRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientGatewayTest {
  private static final Duration PACE = Duration.ofMillis(5);
  private static final Patience LONG =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), PACE);
  private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, PACE);

  private record Answer(int status, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> news = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void shouldFollowARunToItsEnd() throws InterruptedException {
    answers.add(new Answer(200, view(RunStatus.QUEUED)));
    answers.add(new Answer(200, view(RunStatus.RUNNING)));
    answers.add(new Answer(200, view(RunStatus.SUCCEEDED)));
    List<RunStatus> seen = new ArrayList<>();

    RunView run = gateway(NONE).follow(SampleRun.ID, PACE, view -> seen.add(view.status()));

    assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(seen).containsExactly(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.SUCCEEDED);
    assertThat(news).isEmpty();
  }

  @Test
  void shouldOutlastAGatewayThatIsAwayAndSaySo() throws InterruptedException {
    answers.add(new Answer(200, view(RunStatus.RUNNING)));
    answers.add(new Answer(503, problem(503, "starting")));
    answers.add(new Answer(503, problem(503, "starting")));
    answers.add(new Answer(200, view(RunStatus.SUCCEEDED)));

    RunView run = gateway(LONG).follow(SampleRun.ID, PACE, view -> {});

    assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(news).hasSize(2);
    assertThat(news.get(0)).contains("503: starting", "asking again for up to 30 s");
    assertThat(news.get(1)).endsWith("answers again");
  }

  @Test
  void shouldGiveUpAGatewayThatStaysAway() {
    URI nobody = URI.create("http://127.0.0.1:1");
    PatientGateway gateway = new PatientGateway(new GatewayClient(nobody), NONE, news::add);

    assertThatExceptionOfType(GatewayException.Unavailable.class)
        .isThrownBy(() -> gateway.layers(SampleRun.ID))
        .withMessageContaining(nobody + " does not answer");
  }

  @Test
  void shouldWaitForARunThatTheGatewayHasNotHeardOfYet() throws InterruptedException {
    answers.add(new Answer(404, problem(404, "no such run")));
    answers.add(new Answer(200, view(RunStatus.SUCCEEDED)));

    assertThat(gateway(LONG).follow(SampleRun.ID, PACE, view -> {}).id()).isEqualTo(SampleRun.ID);
    assertThat(news).isEmpty();
  }

  @Test
  void shouldGiveUpARunThatIsNotThere() {
    answers.add(new Answer(404, problem(404, "no such run")));

    assertThatExceptionOfType(GatewayException.Unknown.class)
        .isThrownBy(() -> gateway(NONE).follow(SampleRun.ID, PACE, view -> {}))
        .withMessage("no such run");
  }

  @Test
  void shouldSubmitUnderOneKeyHoweverOftenItAsks() throws InterruptedException {
    answers.add(new Answer(503, problem(503, "no broker")));
    answers.add(new Answer(202, view(RunStatus.QUEUED)));

    RunView run = gateway(LONG).submit(RunSpecification.standard());

    assertThat(run.id()).isEqualTo(SampleRun.ID);
    assertThat(keys).hasSize(2).containsOnly(keys.get(0));
  }

  @Test
  void shouldTellWhichFieldWasRefused() {
    Problem.FieldError error = new Problem.FieldError("backbone.width", "-1", "1 to 256");
    Problem problem = new Problem("about:blank", "Bad run", 400, "1 field", List.of(error));
    answers.add(new Answer(400, Json.write(problem)));

    assertThatExceptionOfType(GatewayException.Refused.class)
        .isThrownBy(() -> gateway(LONG).submit(RunSpecification.standard()))
        .withMessage(
            """
            refused (400 Bad run): 1 field
              field    backbone.width
              value    -1
              allowed  1 to 256""");
  }

  @Test
  void shouldCopeWithAnswersThatAreNoProblemDocuments() {
    answers.add(new Answer(405, "<html>not here</html>"));

    assertThatExceptionOfType(GatewayException.Refused.class)
        .isThrownBy(() -> gateway(LONG).submit(RunSpecification.standard()))
        .withMessageContaining("<html>not here</html>");
  }

  private PatientGateway gateway(Patience patience) {
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new PatientGateway(new GatewayClient(root), patience, news::add);
  }

  private static String view(RunStatus status) {
    return Json.write(SampleRun.view(status, List.of()));
  }

  private static String problem(int status, String detail) {
    return Json.write(new Problem("about:blank", "Problem", status, detail, List.of()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key != null) {
      keys.add(key);
    }
    Answer answer = answers.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
