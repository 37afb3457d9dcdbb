package dev.guillotine.standalone.api;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Asks one gateway, once for each call. */
public final class GatewayClient {
  private static final Duration CONNECT_BOUND = Duration.ofSeconds(5);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERRORS = 500;

  private final URI root;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_BOUND)
          .build();

  /**
   * A client.
   *
   * @param root of the gateway, for example {@code http://127.0.0.1:8080}
   */
  public GatewayClient(URI root) {
    this.root = URI.create(root.toString().replaceAll("/+$", ""));
  }

  /** Root of the gateway. */
  public URI root() {
    return root;
  }

  /**
   * Submits a run.
   *
   * @param key submitting again under the same key gives the same run, not a second one
   * @throws GatewayException if it is refused or can't be taken now
   */
  public RunView submit(RunSpecification specification, String key) throws InterruptedException {
    HttpRequest.Builder request =
        request("/api/v1/runs")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(Json.write(specification)));
    return send(request, RunView.class);
  }

  /**
   * A run as it is now.
   *
   * @throws GatewayException.Unknown if there is none of this id, or not yet
   */
  public RunView run(UUID id) throws InterruptedException {
    return send(request("/api/v1/runs/" + id), RunView.class);
  }

  /**
   * Cancels a run, unless it is cancelled already.
   *
   * @return the run as it is now
   * @throws GatewayException.Unknown if there is none of this id, or not yet
   * @throws GatewayException.Refused if it has succeeded
   */
  public RunView cancel(UUID id) throws InterruptedException {
    return send(
        request("/api/v1/runs/" + id + "/cancel").POST(BodyPublishers.noBody()), RunView.class);
  }

  /**
   * The scores of a run so far.
   *
   * @throws GatewayException.Unknown if there is none of this id, or not yet
   */
  public LayersView layers(UUID id) throws InterruptedException {
    return send(request("/api/v1/runs/" + id + "/layers"), LayersView.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(ANSWER_BOUND)
        .header("Accept", "application/json");
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new GatewayException.Unavailable(root + " does not answer (" + reason + ")", e);
    }
    int status = response.statusCode();
    if (status >= SERVER_ERRORS) {
      throw new GatewayException.Unavailable(
          "%s can't work now (%d: %s)".formatted(root, status, problem(response).detail()), null);
    }
    if (status == NOT_FOUND) {
      throw new GatewayException.Unknown(problem(response));
    }
    if (status >= 300) {
      throw new GatewayException.Refused(problem(response));
    }
    return Json.read(response.body(), type);
  }

  /** The problem that an answer tells of; made up from its text when it is no problem document. */
  private Problem problem(HttpResponse<String> response) {
    try {
      Problem problem = Json.read(response.body(), Problem.class);
      if (problem != null && problem.detail() != null) {
        return problem;
      }
    } catch (InvalidValueException notProblemDetails) {
      // Something between us and the gateway may have answered.
    }
    String text = response.body().isBlank() ? "no explanation" : response.body().strip();
    return new Problem("about:blank", "answer of " + root, response.statusCode(), text, List.of());
  }
}
