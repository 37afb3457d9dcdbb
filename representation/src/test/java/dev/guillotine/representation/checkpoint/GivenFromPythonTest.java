package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TestNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the example exporter writes of torchvision's and timm's networks is read here and computes
 * the same. Skipped where {@code GUILLOTINE_PYTHON}, or else {@code python3}, has no such
 * libraries.
 */
class GivenFromPythonTest {
  private static final double TOLERANCE = 1e-4;
  private static final String NAME = "given";

  @TempDir Path folder;

  @BeforeAll
  static void requireLibraries() throws InterruptedException {
    PythonProgram.require("torch", "torchvision", "timm", "safetensors");
  }

  static Stream<List<String>> networks() {
    return Stream.of(
        List.of("resnet18", "--side", "64"),
        List.of("resnet50", "--side", "32", "--stem", "cifar"),
        List.of("vit-tiny", "--side", "32", "--patch", "8", "--depth", "3"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldComputeHereWhatItComputesThere(List<String> arguments) throws Exception {
    export(arguments);
    JsonNode manifest = Json.read(Files.readString(folder.resolve(NAME + ".json")), JsonNode.class);
    GivenCheckpoint given = Json.read(manifest.get("checkpoint").toString(), GivenCheckpoint.class);

    try (Network network =
            GivenWeights.read(
                folder.resolve(NAME + ".safetensors"), given.architecture(), TestNetworks.ENGINE);
        SafetensorsFile reference = SafetensorsFile.open(folder.resolve("reference.safetensors"));
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray images = images(reference, given, manager);
      List<NDArray> embeddings = network.embed(images);
      int compared = 0;
      for (int cut = 0; cut < embeddings.size(); cut++) {
        String name = network.definition().cutPoints().get(cut).name();
        if (reference.tensors().stream().anyMatch(tensor -> tensor.name().equals(name))) {
          assertClose(name, RowMajor.values(embeddings.get(cut)), reference.floats(name));
          compared++;
        }
      }
      assertThat(compared).isEqualTo(2);
    }
  }

  private static NDArray images(SafetensorsFile reference, GivenCheckpoint given, NDManager manager)
      throws IOException {
    float[] values = reference.floats("images");
    int side = (int) Math.sqrt(given.input().values() / 3.0);
    return manager.create(values, new Shape(values.length / given.input().values(), 3, side, side));
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
    all.add(Path.of("..", "examples").toAbsolutePath().normalize().toString());
    all.add(folder.toString());
    all.addAll(arguments);
    all.addAll(List.of("--name", NAME));
    new PythonProgram("given_from_python.py").run(all);
  }
}
