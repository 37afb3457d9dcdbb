package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkDefinitionTest {

  @Test
  void shouldNameAndShapeTensorsAsTorchvisionDoes() throws IOException {
    List<String> trunk =
        tensors(TestNetworks.architecture(64, 32, 128)).stream()
            .filter(tensor -> !tensor.name().startsWith("projector."))
            .map(NetworkDefinitionTest::line)
            .toList();

    List<String> expected =
        torchvision().stream().map(line -> line.replace("3 7 7", "3 3 3")).toList();
    assertThat(trunk).containsExactlyElementsOf(expected);
  }

  private static List<String> torchvision() throws IOException {
    try (InputStream names =
        NetworkDefinitionTest.class.getResourceAsStream("torchvision-resnet18.txt")) {
      return new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String line(TensorDefinition tensor) {
    String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return tensor.name() + " " + shape;
  }

  @Test
  void shouldHaveAsManyParametersAsTheTrunkOfResNet18() {
    long parameters =
        tensors(TestNetworks.architecture(64, 32, 10)).stream()
            .filter(tensor -> tensor.role() == TensorDefinition.Role.PARAMETER)
            .filter(tensor -> !tensor.name().startsWith("projector."))
            .mapToLong(TensorDefinition::elements)
            .sum();

    assertThat(parameters).isEqualTo(11_168_832);
  }

  @Test
  void shouldNumberTheProjectorAsSequentialModules() {
    assertThat(projectorTensors(Projector.Norm.BATCH))
        .containsExactly(
            "projector.0.weight",
            "projector.1.weight",
            "projector.1.bias",
            "projector.1.running_mean",
            "projector.1.running_var",
            "projector.3.weight",
            "projector.3.bias");
    assertThat(projectorTensors(Projector.Norm.NONE))
        .containsExactly(
            "projector.0.weight", "projector.0.bias", "projector.2.weight", "projector.2.bias");
  }

  private static List<String> projectorTensors(Projector.Norm norm) {
    Architecture architecture = TestNetworks.architecture(4, 16, 8);
    Projector projector = new Projector(List.of(16, 8), norm, null);
    return tensors(new Architecture(architecture.backbone(), projector, null, architecture.input()))
        .stream()
        .map(TensorDefinition::name)
        .filter(name -> name.startsWith("projector."))
        .toList();
  }

  @Test
  void shouldOfferEveryCutWithItsDimensionAfterPooling() {
    NetworkDefinition definition = NetworkDefinition.of(TestNetworks.architecture(16, 32, 512, 64));

    assertThat(definition.cutPoints())
        .containsExactly(
            averaged(0, "stem", Role.STEM, 16, 32),
            averaged(1, "stage1", Role.STAGE, 16, 32),
            averaged(2, "stage2", Role.STAGE, 32, 16),
            averaged(3, "stage3", Role.STAGE, 64, 8),
            averaged(4, "backbone", Role.BACKBONE, 128, 4),
            CutPoint.of(5, "projector1", Role.PROJECTOR, 512),
            CutPoint.of(6, "projector2", Role.PROJECTOR, 64));
    assertThat(definition.output().shape()).containsExactly(64);
  }

  private static CutPoint averaged(int index, String name, Role role, int channels, int size) {
    List<Integer> shape = List.of(channels, size, size);
    return new CutPoint(index, name, role, shape, CutPoint.Pooling.AVERAGE, channels);
  }

  @Test
  void shouldTakeImagesOfAnyShape() {
    Architecture architecture = TestNetworks.architecture(4, 16, 8);
    ImageShape grey = new ImageShape(1, 1, 7);

    NetworkDefinition definition =
        NetworkDefinition.of(
            new Architecture(architecture.backbone(), architecture.projector(), null, grey));

    assertThat(definition.tensors().get(0).shape()).containsExactly(4L, 1L, 3L, 3L);
    assertThat(definition.cutPoints()).hasSize(6);
  }

  private static List<TensorDefinition> tensors(Architecture architecture) {
    return NetworkDefinition.of(architecture).tensors();
  }
}
