package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.safetensors.SafetensorsException;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TestNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  private static final Architecture ARCHITECTURE = TestNetworks.architecture(4, 16, 16, 8);

  @TempDir Path folder;

  @Test
  void shouldRestoreEveryBitAndWriteTheSameBytes() throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    try (Network trained = trained();
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      WeightsFile.write(trained, first);
      try (Network restored = WeightsFile.read(first, TestNetworks.ENGINE)) {
        WeightsFile.write(restored, second);

        assertThat(restored.definition()).isEqualTo(trained.definition());
        trained
            .tensors()
            .forEach(
                (name, tensor) ->
                    assertThat(RowMajor.values(restored.tensors().get(name)))
                        .as(name)
                        .isEqualTo(RowMajor.values(tensor)));
        NDArray images = TestNetworks.samples(ARCHITECTURE.input(), 3, 2, manager);
        assertThat(restored.embed(images).stream().map(RowMajor::values).toList())
            .usingRecursiveComparison()
            .isEqualTo(trained.embed(images).stream().map(RowMajor::values).toList());
      }
    }
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void shouldGoOnTrainingAsIfNeverStored() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    try (Network network = trained();
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      WeightsFile.write(network, file);
      try (Network restored = WeightsFile.read(file, TestNetworks.ENGINE)) {
        NDArray images = TestNetworks.samples(ARCHITECTURE.input(), 4, 3, manager);

        assertThat(RowMajor.values(restored.train(images).output()))
            .isEqualTo(RowMajor.values(network.train(images).output()));
        assertThat(restored.parameters().get("conv1.weight").hasGradient()).isTrue();
      }
    }
  }

  @Test
  void shouldTellTheArchitecture() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    try (Network network = trained()) {
      WeightsFile.write(network, file);
    }
    assertThat(WeightsFile.architecture(file)).isEqualTo(ARCHITECTURE);
  }

  @Test
  void shouldRefuseAFileThatIsNoCheckpoint() throws IOException {
    String json = Json.write(ARCHITECTURE);
    refuses(Map.of(), "metadata guillotine.format is null, expected 1");
    refuses(Map.of("guillotine.format", "2"), "metadata guillotine.format is 2, expected 1");
    refuses(Map.of("guillotine.format", "1"), "guillotine.architecture: null is not allowed");
    refuses(
        Map.of(
            "guillotine.format",
            "1",
            "guillotine.architecture",
            json.replace("\"width\":4", "\"width\":-4")),
        "guillotine.architecture.backbone.width: -4 is not allowed");
    refuses(
        Map.of("guillotine.format", "1", "guillotine.architecture", "null"),
        "guillotine.architecture: null is not allowed");
    refuses(
        Map.of("guillotine.format", "1", "guillotine.architecture", json),
        "tensor conv9.weight is unexpected");
  }

  private void refuses(Map<String, String> metadata, String message) throws IOException {
    Path file = folder.resolve("other.safetensors");
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      TensorFile.write(file, Map.of("conv9.weight", manager.zeros(new Shape(1))), metadata);
    }
    assertThatThrownBy(() -> WeightsFile.read(file, TestNetworks.ENGINE))
        .isInstanceOf(InvalidCheckpointException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("other.safetensors");
  }

  @Test
  void shouldRefuseADamagedFile() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    try (Network network = trained()) {
      WeightsFile.write(network, file);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));

    assertThatThrownBy(() -> WeightsFile.read(file, TestNetworks.ENGINE))
        .isInstanceOf(SafetensorsException.class);
  }

  private static Network trained() {
    NetworkDefinition definition = NetworkDefinition.of(ARCHITECTURE);
    Network network = Network.initialised(definition, 5, TestNetworks.ENGINE);
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      network.train(TestNetworks.samples(ARCHITECTURE.input(), 4, 1, manager));
    }
    return network;
  }
}
