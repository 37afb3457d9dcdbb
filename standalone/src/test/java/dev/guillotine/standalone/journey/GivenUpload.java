package dev.guillotine.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.CheckpointSubmission;
import dev.guillotine.contracts.api.CheckpointView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.CheckpointName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** What a user does with curl: registers a checkpoint and uploads its file. */
final class GivenUpload {
  private GivenUpload() {}

  /** Registers the weights of a trunk at the backbone, whose metadata tell what they are. */
  static void of(URI gateway, String name, Path weights) throws Exception {
    Map<String, String> metadata;
    try (SafetensorsFile file = SafetensorsFile.open(weights)) {
      metadata = file.metadata();
    }
    Architecture architecture =
        Json.read(metadata.get("guillotine.architecture"), Architecture.class);
    byte[] content = Files.readAllBytes(weights);
    GivenCheckpoint checkpoint =
        new GivenCheckpoint(
            architecture.backbone(),
            null,
            architecture.input(),
            Json.read(metadata.get("guillotine.normalisation"), Normalisation.class),
            content.length,
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> registered =
        http.send(
            HttpRequest.newBuilder(gateway.resolve("/api/v1/checkpoints"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Json.write(new CheckpointSubmission(new CheckpointName(name), checkpoint))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    String url = Json.read(registered.body(), CheckpointView.class).upload().url();
    HttpResponse<String> uploaded =
        http.send(
            HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
  }
}
