package dev.guillotine.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.standalone.standin.SampleRun;
import dev.guillotine.standalone.terminal.PlainTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a gateway with one run, which can be cancelled unless it has succeeded. */
class CancelCommandTest {
  private static final String RUN = "/api/v1/runs/" + SampleRun.ID;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final StringWriter complaints = new StringWriter();
  private volatile RunStatus status = RunStatus.RUNNING;
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void shouldCancelARun() {
    assertThat(execute("cancel")).isZero();

    assertThat(status).isEqualTo(RunStatus.CANCELLED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("run \"run\" " + SampleRun.ID + " is cancelled");
    assertThat(complaints).hasToString("");
  }

  @Test
  void shouldSayThatARunIsOverAlready() {
    status = RunStatus.SUCCEEDED;

    assertThat(execute("cancel")).isEqualTo(1);

    assertThat(complaints.toString()).contains("refused (409 Conflict): it has succeeded");
  }

  @Test
  void shouldEndWatchingARunThatIsCancelledWithACodeOfItsOwn() {
    status = RunStatus.CANCELLED;

    assertThat(execute("watch")).isEqualTo(3);

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("the run was cancelled");
  }

  private int execute(String command) {
    PlainTerminal terminal =
        new PlainTerminal(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            Clock.systemUTC(),
            Duration.ofSeconds(10));
    return CommandLines.on(terminal)
        .setErr(new PrintWriter(complaints, true))
        .execute(
            command,
            SampleRun.ID.toString(),
            "--api",
            "http://127.0.0.1:" + gateway.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (request.equals("GET " + RUN)) {
      answer(exchange, 200, SampleRun.view(status, List.of()));
    } else if (request.equals("POST " + RUN + "/cancel") && status != RunStatus.SUCCEEDED) {
      status = RunStatus.CANCELLED;
      answer(exchange, 202, SampleRun.view(status, List.of()));
    } else {
      answer(
          exchange,
          409,
          new Problem("about:blank", "Conflict", 409, "it has succeeded", List.of()));
    }
  }

  private static void answer(HttpExchange exchange, int code, Object body) throws IOException {
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
