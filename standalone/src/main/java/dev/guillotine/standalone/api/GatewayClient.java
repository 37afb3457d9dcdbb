package dev.guillotine.standalone.api;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Asks one gateway, once for each call. */
public final class GatewayClient {
  private static final Duration CONNECT_BOUND = Duration.ofSeconds(5);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);
  private static final int OK = 200;
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

  /**
   * Fetches a run's network up to a cut (a zip archive), unless it is still being written.
   *
   * @param step of the checkpoint; null for the last one
   * @param cut name of the cut point; null for the one that is recommended first
   * @param file to write; what is there is replaced once all has arrived
   * @return whether it was fetched; if not, ask again
   * @throws GatewayException.Unknown if there is no such run
   * @throws GatewayException.Refused if it has no such trunk
   * @throws IOException if the file cannot be written
   */
  public boolean trunk(UUID id, Long step, String cut, Path file)
      throws InterruptedException, IOException {
    String query =
        "?cut="
            + URLEncoder.encode(cut == null ? "" : cut, StandardCharsets.UTF_8)
            + "&step="
            + (step == null ? "" : step);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + "/api/v1/runs/" + id + "/trunk" + query))
            .timeout(ANSWER_BOUND)
            .build();
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(partial));
      if (response.statusCode() != OK) {
        requireUsable(response.statusCode(), Files.readString(partial));
        return false;
      }
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (ConnectException | HttpTimeoutException e) {
      throw away(e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private GatewayException.Unavailable away(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new GatewayException.Unavailable(root + " does not answer (" + reason + ")", e);
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
      throw away(e);
    }
    requireUsable(response.statusCode(), response.body());
    return Json.read(response.body(), type);
  }

  private void requireUsable(int status, String body) {
    if (status >= SERVER_ERRORS) {
      throw new GatewayException.Unavailable(
          "%s can't work now (%d: %s)".formatted(root, status, problem(status, body).detail()),
          null);
    }
    if (status == NOT_FOUND) {
      throw new GatewayException.Unknown(problem(status, body));
    }
    if (status >= 300) {
      throw new GatewayException.Refused(problem(status, body));
    }
  }

  /** The problem that an answer tells of; made up from its text when it is no problem document. */
  private Problem problem(int status, String body) {
    try {
      Problem problem = Json.read(body, Problem.class);
      if (problem != null && problem.detail() != null) {
        return problem;
      }
    } catch (InvalidValueException notProblemDetails) {
      // Something between us and the gateway may have answered.
    }
    String text = body.isBlank() ? "no explanation" : body.strip();
    return new Problem("about:blank", "answer of " + root, status, text, List.of());
  }
}
