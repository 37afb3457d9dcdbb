package dev.guillotine.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.CheckpointSubmission;
import dev.guillotine.contracts.api.CheckpointView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.specification.ModuleCut;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * What a user does with curl: registers a network that was taken home up to the backbone, and
 * uploads its file. The metadata of its weights tell what it is.
 */
enum GivenUpload {
  /** As the weights of a known network: every cut, and the very same scores. */
  WEIGHTS("trunk.safetensors", 5, 0) {
    @Override
    GivenCheckpoint checkpoint(
        Architecture trunk, Normalisation normalisation, int size, String sha256) {
      return new GivenCheckpoint(
          trunk.backbone(), null, trunk.input(), normalisation, size, sha256);
    }
  },

  /** As a program that nothing is known of; it normalises by itself, in another order. */
  MODULE("trunk.pt", 1, 0.01) {
    @Override
    GivenCheckpoint checkpoint(
        Architecture trunk, Normalisation normalisation, int size, String sha256) {
      int dimension = 8 * ((Backbone.ResNet18) trunk.backbone()).width();
      return new GivenCheckpoint(
          new Backbone.Module(List.of(new ModuleCut("backbone", List.of(dimension), null)), null),
          null,
          trunk.input(),
          new Normalisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
          size,
          sha256);
    }
  };

  private final String entry;
  private final int cuts;
  private final double tolerance;

  GivenUpload(String entry, int cuts, double tolerance) {
    this.entry = entry;
    this.cuts = cuts;
    this.tolerance = tolerance;
  }

  /** How many cuts it is probed at. */
  int cuts() {
    return cuts;
  }

  /** How far its scores may be from those of the network that was taken home. */
  double tolerance() {
    return tolerance;
  }

  abstract GivenCheckpoint checkpoint(
      Architecture trunk, Normalisation normalisation, int size, String sha256);

  /**
   * Registers and uploads.
   *
   * @param trunk archive that was taken home
   * @return what it is now known by
   */
  String of(URI gateway, Path trunk) throws Exception {
    byte[] content = read(trunk, entry);
    Path weights = Files.createTempFile(trunk.getParent(), "weights", ".safetensors");
    Files.write(weights, read(trunk, "trunk.safetensors"));
    Map<String, String> metadata;
    try (SafetensorsFile file = SafetensorsFile.open(weights)) {
      metadata = file.metadata();
    }
    CheckpointSubmission submission =
        new CheckpointSubmission(
            new CheckpointName("brought-back-" + ordinal()),
            checkpoint(
                Json.read(metadata.get("guillotine.architecture"), Architecture.class),
                Json.read(metadata.get("guillotine.normalisation"), Normalisation.class),
                content.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
    HttpResponse<String> registered =
        send(
            HttpRequest.newBuilder(gateway.resolve("/api/v1/checkpoints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(submission))));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    String url = Json.read(registered.body(), CheckpointView.class).upload().url();
    HttpResponse<String> uploaded =
        send(
            HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
    return submission.name().text();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] read(Path archive, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.getInputStream(zip.getEntry(entry)).readAllBytes();
    }
  }
}
