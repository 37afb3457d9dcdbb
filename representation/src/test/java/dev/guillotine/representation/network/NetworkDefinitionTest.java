package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Backbone.Stem;
import dev.guillotine.contracts.specification.Backbone.Tokens;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.validation.InvalidValueException;
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

  @Test
  void shouldNameAndShapeTensorsAsTorchvisionAndTimmDo() throws IOException {
    requireNames("torchvision-resnet34.txt", new Backbone.ResNet34(64, Stem.IMAGENET));
    requireNames("torchvision-resnet50.txt", new Backbone.ResNet50(64, Stem.IMAGENET));
    requireNames("timm-vit-tiny.txt", new Backbone.VitTiny(4, 12, Tokens.CLASS));
    requireNames("timm-vit-small-mean.txt", new Backbone.VitSmall(4, 12, Tokens.MEAN));
  }

  private static void requireNames(String file, Backbone backbone) throws IOException {
    List<String> trunk =
        tensors(trunk(backbone, new ImageShape(3, 32, 32))).stream()
            .map(NetworkDefinitionTest::line)
            .toList();
    assertThat(trunk).containsExactlyInAnyOrderElementsOf(lines(file));
  }

  @Test
  void shouldGiveSignalsFlattenedCuts() {
    NetworkDefinition definition =
        NetworkDefinition.of(trunk(new Backbone.ConvNet1d(null), new SignalShape(1, 40)));

    assertThat(definition.cutPoints())
        .containsExactly(
            flattened(0, "input", Role.INPUT, 1, 40),
            flattened(1, "stem", Role.STEM, 25, 19),
            flattened(2, "stage1", Role.STAGE, 25, 10),
            flattened(3, "backbone", Role.BACKBONE, 25, 5));
  }

  private static CutPoint flattened(int index, String name, Role role, int channels, int length) {
    return new CutPoint(
        index, name, role, List.of(channels, length), CutPoint.Pooling.FLATTEN, channels * length);
  }

  @Test
  void shouldTellHowTokensArePooled() {
    ImageShape image = new ImageShape(3, 16, 8);
    List<CutPoint> kept =
        NetworkDefinition.of(trunk(new Backbone.VitTiny(4, 1, Tokens.CLASS), image)).cutPoints();
    List<CutPoint> averaged =
        NetworkDefinition.of(trunk(new Backbone.VitSmall(4, 1, Tokens.MEAN), image)).cutPoints();

    assertThat(kept).extracting(CutPoint::name).containsExactly("stem", "block1", "backbone");
    assertThat(kept)
        .allMatch(cut -> cut.shape().equals(List.of(9, 192)) && cut.dimension() == 192)
        .allMatch(cut -> cut.pooling() == CutPoint.Pooling.TOKEN);
    assertThat(averaged)
        .allMatch(cut -> cut.shape().equals(List.of(8, 384)) && cut.dimension() == 384)
        .allMatch(cut -> cut.pooling() == CutPoint.Pooling.AVERAGE);
  }

  @Test
  void shouldRefuseSamplesThatTheBackboneDoesNotTake() {
    ImageShape image = new ImageShape(3, 30, 32);
    refuses(new Backbone.VitTiny(4, null, null), image, "backbone.patch", "height 30 and width 32");
    refuses(new Backbone.VitSmall(64, null, null), image, "backbone.patch", "height 30");
    refuses(new Backbone.ConvNet1d(null), image, "backbone.name", "images");
    refuses(new Backbone.ConvNet1d(null), new SignalShape(1, 2), "backbone.name", "at least 3");
    refuses(new Backbone.ResNet18(null, null), new SignalShape(1, 40), "backbone.name", "signals");
    refuses(new Backbone.VitTiny(1, null, null), new SignalShape(1, 40), "backbone.name", "mlp");
    refuses(
        new Backbone.Mlp(List.of(8192)),
        new ImageShape(3, 4096, 4096),
        "backbone.name",
        "its layers.0.weight would have 412316860416");
  }

  private static void refuses(Backbone backbone, SampleShape input, String field, String allowed) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> NetworkDefinition.of(trunk(backbone, input)))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .satisfies(e -> assertThat(e.allowed()).contains(allowed));
  }

  private static Architecture trunk(Backbone backbone, SampleShape input) {
    return new Architecture(backbone, new Projector(List.of(), null, null), null, input);
  }

  private static List<String> torchvision() throws IOException {
    return lines("torchvision-resnet18.txt");
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream names = NetworkDefinitionTest.class.getResourceAsStream(file)) {
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
