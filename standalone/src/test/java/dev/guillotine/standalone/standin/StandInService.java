package dev.guillotine.standalone.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a supervisor sees of a service: it listens where it is told, says when it is ready and exits
 * when its standard input ends. It also answers as a gateway whose only run gets on with each look.
 */
public final class StandInService {
  /** The environment variable that makes it behave badly: "dies" or "stubborn". */
  public static final String BEHAVIOUR = "STAND_IN_BEHAVIOUR";

  private static int looks;

  private StandInService() {}

  /** Serves until standard input ends. */
  public static void main(String... arguments) throws IOException {
    System.out.println("standing in");
    String behaviour = System.getenv().getOrDefault(BEHAVIOUR, "good");
    if (behaviour.equals("dies")) {
      System.out.println("no luck today");
      Runtime.getRuntime().halt(3);
    }
    if (behaviour.equals("stubborn")) {
      Runtime.getRuntime().addShutdownHook(new Thread(StandInService::sleepLong));
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/q/health/ready", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/api/v1/runs", StandInService::runs);
    server.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static void runs(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/layers")) {
      answer(exchange, 200, Json.write(SampleRun.layers()));
    } else if (exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 202, Json.write(SampleRun.view(RunStatus.QUEUED, List.of())));
    } else {
      answer(exchange, 200, Json.write(nextLook()));
    }
  }

  private static synchronized RunView nextLook() {
    looks++;
    return SampleRun.view(
        looks < 3 ? RunStatus.RUNNING : RunStatus.SUCCEEDED,
        List.of(
            SampleRun.progress(Phase.TRAINING, 12, looks, 3, "steps", Map.of("loss", 4.2)),
            SampleRun.progress(Phase.EXTRACTION, 0, looks, 3, "images", Map.of())));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void sleepLong() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
