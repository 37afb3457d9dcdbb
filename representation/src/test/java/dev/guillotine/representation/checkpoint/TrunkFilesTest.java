package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.TestNetworks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrunkFilesTest {
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);

  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @TempDir Path folder;

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Arguments> trunks() {
    Backbone resnet = new Backbone.ResNet18(4, null);
    Backbone vit = new Backbone.VitTiny(8, 2, null);
    return Stream.of(
        Arguments.of(resnet, IMAGES, "stem"),
        Arguments.of(resnet, IMAGES, "stage2"),
        Arguments.of(resnet, IMAGES, "projector2"),
        Arguments.of(vit, IMAGES, "block1"),
        Arguments.of(vit, IMAGES, "backbone"),
        Arguments.of(new Backbone.Mlp(List.of(9, 7)), IMAGES, "stage1"),
        Arguments.of(new Backbone.ConvNet(4, 2), IMAGES, "backbone"),
        Arguments.of(new Backbone.ConvNet1d(5), new SignalShape(1, 40), "stage1"));
  }

  @ParameterizedTest
  @MethodSource("trunks")
  void shouldComputeWhatTheNetworkDoesUpToTheCut(Backbone backbone, SampleShape input, String name)
      throws IOException {
    try (Network network = network(backbone, input)) {
      CutPoint cut = cut(network, name);
      NDArray samples = samples(input);
      NDArray expected = network.at(List.of(cut)).embed(normalised(samples, input)).get(0);
      Path module = folder.resolve("trunk.pt");

      TrunkFiles.writeModule(network, cut, normalisation(input), module);

      NDArray actual = run(module, samples);
      assertThat(actual.getShape()).isEqualTo(expected.getShape());
      assertThat(actual.allClose(expected, 1e-5, 1e-6, false)).isTrue();
    }
  }

  @Test
  void shouldHoldNoWeightsBeyondTheCutAndTheSameBytesEachTime() throws IOException {
    try (Network network = network(new Backbone.ResNet18(4, null), IMAGES)) {
      CutPoint cut = cut(network, "stage1");
      Path weights = folder.resolve("trunk.safetensors");
      Path again = folder.resolve("again.safetensors");
      TrunkFiles.writeWeights(network, cut, Map.of("cut", "stage1"), weights);
      TrunkFiles.writeWeights(network, cut, Map.of("cut", "stage1"), again);
      Path module = folder.resolve("trunk.pt");
      Path moduleAgain = folder.resolve("again.pt");
      TrunkFiles.writeModule(network, cut, normalisation(IMAGES), module);
      TrunkFiles.writeModule(network, cut, normalisation(IMAGES), moduleAgain);

      try (SafetensorsFile file = SafetensorsFile.open(weights)) {
        assertThat(file.tensors())
            .extracting(TensorSpec::name)
            .contains("conv1.weight", "layer1.1.bn2.running_var")
            .allMatch(name -> name.matches("(conv1|bn1|layer1\\.).*"));
        assertThat(file.metadata()).containsEntry("cut", "stage1");
      }
      assertThat(again).hasSameBinaryContentAs(weights);
      assertThat(moduleAgain).hasSameBinaryContentAs(module);
    }
  }

  static Stream<Arguments> inPython() {
    return Stream.of(
        Arguments.of(new Backbone.ResNet18(64, null), "backbone", List.of("resnet18")),
        Arguments.of(new Backbone.ResNet18(16, null), "projector1", List.of()),
        Arguments.of(new Backbone.VitTiny(8, 3, null), "block2", List.of()));
  }

  /** Skipped where Python has no such libraries. */
  @ParameterizedTest
  @MethodSource("inPython")
  void shouldOpenInPython(Backbone backbone, String name, List<String> model) throws Exception {
    PythonProgram.require("torch", "torchvision", "safetensors");
    Path module = folder.resolve("trunk.pt");
    Path weights = folder.resolve("trunk.safetensors");
    Path ours = folder.resolve("ours.safetensors");
    try (Network network = network(backbone, IMAGES)) {
      CutPoint cut = cut(network, name);
      TrunkFiles.writeModule(network, cut, normalisation(IMAGES), module);
      TrunkFiles.writeWeights(network, cut, Map.of(), weights);
      NDArray images = samples(IMAGES);
      NDArray embedding = network.at(List.of(cut)).embed(normalised(images, IMAGES)).get(0);
      TensorFile.write(ours, Map.of("images", images, "embedding", embedding), Map.of());
    }

    List<String> arguments =
        Stream.concat(Stream.of(module, weights, ours).map(Object::toString), model.stream())
            .toList();
    List<String> distances = new PythonProgram("trunk_in_python.py").run(arguments);
    assertThat(distances).hasSize(1 + model.size());
    assertThat(distances).allSatisfy(x -> assertThat(Double.parseDouble(x)).isLessThan(1e-5));
  }

  private static Network network(Backbone backbone, SampleShape input) {
    Projector projector = new Projector(List.of(8, 6), null, null);
    return Network.initialised(
        NetworkDefinition.of(new Architecture(backbone, projector, null, input)),
        7,
        TestNetworks.ENGINE);
  }

  private static CutPoint cut(Network network, String name) {
    return network.definition().cutPoints().stream()
        .filter(point -> point.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Normalisation normalisation(SampleShape input) {
    return input.channels() == 1
        ? new Normalisation(List.of(0.4), List.of(0.3))
        : new Normalisation(List.of(0.5, 0.4, 0.3), List.of(0.25, 0.2, 0.1));
  }

  private NDArray samples(SampleShape input) {
    float[] values = new float[3 * input.values()];
    Random random = new Random(4);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    Shape shape =
        input instanceof ImageShape image
            ? new Shape(3, image.channels(), image.height(), image.width())
            : new Shape(3, input.channels(), input.values() / input.channels());
    return manager.create(values, shape);
  }

  private NDArray normalised(NDArray samples, SampleShape input) {
    return samples
        .sub(statistics(normalisation(input).mean(), input))
        .div(statistics(normalisation(input).deviation(), input));
  }

  private NDArray statistics(List<Double> values, SampleShape input) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    Shape shape =
        input instanceof ImageShape
            ? new Shape(1, floats.length, 1, 1)
            : new Shape(1, floats.length, 1);
    return manager.create(floats, shape);
  }

  private NDArray run(Path module, NDArray samples) throws IOException {
    try (InputStream content = Files.newInputStream(module)) {
      PtSymbolBlock program = JniUtils.loadModule((PtNDManager) manager, content, false, false);
      return IValueUtils.forward(program, new NDList(samples), false).get(0);
    }
  }
}
