package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Grid;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.RequestedCuts;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.specification.Features.Pooled;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CutPassTest {
  private static final int COUNT = 3;
  private static final ImageShape IMAGES = new ImageShape(3, 20, 20);

  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<NetworkDefinition> networks() {
    return Stream.of(
        network(new Backbone.ResNet18(4, null), IMAGES),
        network(new Backbone.VitTiny(4, 2, Backbone.Tokens.CLASS), new ImageShape(3, 16, 16)),
        network(new Backbone.VitTiny(4, 2, Backbone.Tokens.MEAN), new ImageShape(3, 16, 16)),
        network(new Backbone.ConvNet1d(5), new SignalShape(1, 40)));
  }

  private static NetworkDefinition network(Backbone backbone, SampleShape input) {
    return NetworkDefinition.of(
        new Architecture(backbone, new Projector(List.of(8, 6), null, null), null, input));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldGiveTheSameBitsAsAPassToAllCuts(NetworkDefinition definition) {
    try (Network network = Network.initialised(definition, 7, TestNetworks.ENGINE)) {
      NDArray samples = samples(definition);
      List<CutPoint> cuts = definition.cutPoints();
      List<NDArray> all = network.at(cuts).embed(samples);
      List<CutPoint> some = List.of(cuts.get(1), cuts.get(cuts.size() - 2));

      List<NDArray> embeddings = network.at(some).embed(samples);

      assertThat(embeddings).hasSize(2);
      assertThat(embeddings.get(0).toByteBuffer()).isEqualTo(all.get(1).toByteBuffer());
      assertThat(embeddings.get(1).toByteBuffer())
          .isEqualTo(all.get(cuts.size() - 2).toByteBuffer());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldFoldNormalisationsWithoutTouchingTheNetwork(NetworkDefinition definition) {
    try (Network network = Network.initialised(definition, 7, TestNetworks.ENGINE)) {
      scatterStatistics(network);
      NDArray samples = samples(definition);
      List<NDArray> plain = network.embed(samples);
      ByteBuffer before = bits(network);

      try (CutPass pass = network.at(definition.cutPoints())) {
        List<NDArray> folded = pass.embed(samples);

        for (int cut = 0; cut < plain.size(); cut++) {
          assertClose(RowMajor.values(folded.get(cut)), RowMajor.values(plain.get(cut)));
        }
      }
      assertThat(bits(network)).isEqualTo(before);
      assertThat(network.embed(samples).get(0).toByteBuffer())
          .isEqualTo(plain.get(0).toByteBuffer());
    }
  }

  /** Means and variances that training may have left, from 0.5 to 1.5. */
  private static void scatterStatistics(Network network) {
    Random random = new Random(11);
    for (TensorDefinition tensor : network.definition().tensors()) {
      if (tensor.role() == TensorDefinition.Role.BUFFER) {
        float[] values = new float[tensor.elements()];
        for (int i = 0; i < values.length; i++) {
          values[i] = 0.5f + random.nextFloat();
        }
        RowMajor.assign(network.tensors().get(tensor.name()), values);
      }
    }
  }

  @Test
  void shouldLeaveNoNormalisationThatFollowsAConvolutionOrALinearLayer() {
    NetworkDefinition definition = network(new Backbone.ResNet18(4, null), IMAGES);

    FoldedNorms folded = FoldedNorms.of(definition.needed());

    assertThat(definition.nodes()).filteredOn(CutPassTest::isNorm).hasSize(20 + 1);
    assertThat(folded.definition().nodes()).noneMatch(CutPassTest::isNorm);
    assertThat(folded.folds()).hasSize(20 + 1);
    assertThat(folded.definition().cuts()).isEqualTo(definition.cuts());
  }

  private static boolean isNorm(Node node) {
    return node.operation() instanceof BatchNorm;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldPoolInOtherWays(NetworkDefinition definition) {
    try (Network network = Network.initialised(definition, 7, TestNetworks.ENGINE)) {
      List<CutPoint> flat = asked(definition, Pooled.FLATTEN);
      List<CutPoint> average = asked(definition, Pooled.AVERAGE);
      List<CutPoint> grid = asked(definition, Pooled.GRID);
      NDArray samples = samples(definition);
      List<NDArray> values = network.at(flat).embed(samples);
      List<NDArray> means = network.at(average).embed(samples);
      List<NDArray> cells = network.at(grid).embed(samples);

      for (int cut = 0; cut < flat.size(); cut++) {
        CutPoint point = flat.get(cut);
        float[] all = RowMajor.values(values.get(cut));
        assertClose(RowMajor.values(means.get(cut)), mean(all, point, average.get(cut)));
        if (grid.get(cut).pooling() == CutPoint.Pooling.GRID) {
          assertClose(RowMajor.values(cells.get(cut)), cells(all, grid.get(cut)));
        }
      }
    }
  }

  @Test
  void shouldRefuseCutsThatTheNetworkDoesNotHave() {
    NetworkDefinition definition = TestNetworks.reference();
    CutPoint stranger = CutPoint.of(0, "stage9", CutPoint.Role.STAGE, 4);

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> definition.cutAt(List.of(stranger)))
        .withMessageContainingAll("stage9", "stem", "projector3");
  }

  private static List<CutPoint> asked(NetworkDefinition definition, Pooled pooled) {
    return RequestedCuts.of(definition.cutPoints(), new Features(null, pooled, 4_000, null));
  }

  /** Over all positions: those of a channel lie side by side, those of tokens do not. */
  private static float[] mean(float[] all, CutPoint flat, CutPoint average) {
    if (average.pooling() == CutPoint.Pooling.NONE) {
      return all;
    }
    int positions = flat.dimension() / average.dimension();
    float[] means = new float[COUNT * average.dimension()];
    for (int i = 0; i < all.length; i++) {
      int within = i % flat.dimension();
      int channel = average.ofTokens() ? within % average.dimension() : within / positions;
      means[i / flat.dimension() * average.dimension() + channel] += all[i] / positions;
    }
    return means;
  }

  /** PyTorch's rule: cell i of s along a side of n covers ⌊i n / s⌋ to ⌈(i + 1) n / s⌉. */
  private static float[] cells(float[] all, CutPoint cut) {
    int channels = cut.shape().get(0);
    boolean map = cut.shape().size() == 3;
    int height = map ? cut.shape().get(1) : 1;
    int width = cut.shape().get(cut.shape().size() - 1);
    int side = Grid.of(cut).side();
    int rows = map ? side : 1;
    float[] cells = new float[COUNT * channels * rows * side];
    for (int cell = 0; cell < cells.length; cell++) {
      int plane = cell / (rows * side);
      int row = cell / side % rows;
      int column = cell % side;
      double sum = 0;
      int count = 0;
      for (int y = row * height / rows; y < ceiling((row + 1) * height, rows); y++) {
        for (int x = column * width / side; x < ceiling((column + 1) * width, side); x++) {
          sum += all[(plane * height + y) * width + x];
          count++;
        }
      }
      cells[cell] = (float) (sum / count);
    }
    return cells;
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * (1 + Math.abs(expected[i]))));
    }
  }

  private NDArray samples(NetworkDefinition definition) {
    return TestNetworks.samples(definition.architecture().input(), COUNT, 3, manager);
  }

  private static ByteBuffer bits(Network network) {
    int size = network.tensors().values().stream().mapToInt(x -> (int) x.size() * 4).sum();
    ByteBuffer bits = ByteBuffer.allocate(size);
    network.tensors().values().forEach(tensor -> bits.put(tensor.toByteBuffer()));
    return bits.flip();
  }
}
