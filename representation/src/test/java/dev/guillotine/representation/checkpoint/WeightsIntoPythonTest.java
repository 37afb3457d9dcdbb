package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TestNetworks;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weights files load into torchvision's and timm's own networks, which then compute what ours do.
 * Skipped where {@code GUILLOTINE_PYTHON}, or else {@code python3}, has no such libraries.
 */
class WeightsIntoPythonTest {
  private static final double TOLERANCE = 1e-4;
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);

  @TempDir Path folder;

  @BeforeAll
  static void requireLibraries() throws InterruptedException {
    PythonProgram.require("torch", "torchvision", "timm", "safetensors");
  }

  static Stream<Arguments> backbones() {
    return Stream.of(
        Arguments.of("resnet18", new Backbone.ResNet18(64, Backbone.Stem.CIFAR)),
        Arguments.of("resnet50", new Backbone.ResNet50(64, Backbone.Stem.IMAGENET)),
        Arguments.of("vit-class", new Backbone.VitTiny(8, 3, Backbone.Tokens.CLASS)),
        Arguments.of("vit-mean", new Backbone.VitTiny(8, 3, Backbone.Tokens.MEAN)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backbones")
  void shouldComputeThereWhatItComputesHere(String name, Backbone backbone) throws Exception {
    Path weights = folder.resolve("weights.safetensors");
    Path ours = folder.resolve("ours.safetensors");
    Projector projector = new Projector(List.of(16, 8), Projector.Norm.BATCH, null);
    NetworkDefinition definition =
        NetworkDefinition.of(new Architecture(backbone, projector, null, IMAGES));
    try (Network network = new Network(definition, TestNetworks.ENGINE);
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      int salt = 0;
      for (TensorDefinition tensor : definition.tensors()) {
        RowMajor.assign(network.tensors().get(tensor.name()), TestNetworks.weights(tensor, salt++));
      }
      NDArray samples = TestNetworks.samples(IMAGES, 4, 1000, manager);
      NDArray embedding = network.embed(samples).get(backbone(definition));
      TensorFile.write(ours, Map.of("samples", samples, "backbone", embedding), Map.of());
      WeightsFile.write(network, weights);
    }

    List<String> printed =
        new PythonProgram("weights_into_python.py")
            .run(List.of(name, weights.toString(), ours.toString()));
    assertThat(Double.parseDouble(printed.get(0))).isBetween(0.0, TOLERANCE);
  }

  private static int backbone(NetworkDefinition definition) {
    return definition.cutPoints().stream()
        .filter(cut -> cut.name().equals("backbone"))
        .findFirst()
        .orElseThrow()
        .index();
  }
}
