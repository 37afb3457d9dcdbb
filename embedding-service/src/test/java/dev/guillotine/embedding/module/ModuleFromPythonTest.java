package dev.guillotine.embedding.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.ModuleCutPoints;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.representation.data.SampleBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the example exporter makes of networks that nothing here knows computes here what it
 * computes there. Skipped where {@code GUILLOTINE_PYTHON}, or else {@code python3}, has no such
 * libraries.
 */
class ModuleFromPythonTest {
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("GUILLOTINE_PYTHON")).orElse("python3");
  private static final ModuleLimits LIMITS =
      new ModuleLimits(Duration.ofMinutes(2), 2L << 30, 1L << 30);
  private static final double TOLERANCE = 1e-4;
  private static final String NAME = "given";

  @TempDir Path folder;

  @BeforeAll
  static void requireLibraries() throws Exception {
    String modules = "import torch, torchvision, timm, safetensors";
    assumeTrue(python("-c", modules), PYTHON + " cannot " + modules + ": skipped");
  }

  static Stream<List<String>> networks() {
    return Stream.of(
        List.of(
            "torchvision.models:mobilenet_v3_small",
            "--side",
            "64",
            "--output",
            "avgpool",
            "--cuts",
            "features.0",
            "features.6",
            "avgpool",
            "classifier"),
        List.of(
            "timm:create_model",
            "--arguments",
            "{\"model_name\": \"vit_tiny_patch16_224\", \"img_size\": 64}",
            "--side",
            "64",
            "--tokens",
            "class",
            "--cuts",
            "blocks.0",
            "norm",
            "head"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldComputeHereWhatItComputesThere(List<String> arguments) throws Exception {
    export(arguments);
    JsonNode manifest = Json.read(Files.readString(folder.resolve(NAME + ".json")), JsonNode.class);
    GivenCheckpoint given = Json.read(manifest.get("checkpoint").toString(), GivenCheckpoint.class);
    List<CutPoint> cuts = ModuleCutPoints.of((Backbone.Module) given.backbone());

    try (SafetensorsFile reference = SafetensorsFile.open(folder.resolve("reference.safetensors"));
        ModuleProcess module =
            ModuleProcess.start(
                new ModuleOrder(
                    folder.resolve(NAME + ".pt").toString(), given.input(), cuts, 1, "cpu"),
                LIMITS)) {
      float[] images = reference.floats("images");
      SampleBatch batch = SampleBatch.direct(given.input(), images.length / given.input().values());
      batch.values().duplicate().put(images);
      List<float[]> embeddings = module.embed(batch, batch.slots());
      for (CutPoint cut : cuts) {
        assertClose(cut.name(), embeddings.get(cut.index()), reference.floats(cut.name()));
      }
    }
  }

  private static void assertClose(String cut, float[] actual, float[] expected) {
    assertThat(actual).as(cut).hasSameSizeAs(expected);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
    }
    assertThat(difference).as(cut).isLessThan(TOLERANCE * largest);
  }

  private void export(List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(getClass().getResource("module_from_python.py").toURI()).toString());
    all.add(Path.of("..", "examples").toAbsolutePath().normalize().toString());
    all.add(folder.toString());
    all.addAll(arguments);
    all.addAll(List.of("--name", NAME));
    assertThat(python(all.toArray(String[]::new))).isTrue();
  }

  private static boolean python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
