package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.ImageShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final NetworkDefinition DEFINITION = TestNetworks.reference();
  private static final ImageShape INPUT = (ImageShape) DEFINITION.architecture().input();

  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldInitialiseTheSameWeightsFromTheSameSeed() {
    try (Network one = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE);
        Network again = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE);
        Network other = Network.initialised(DEFINITION, 8, TestNetworks.ENGINE)) {
      assertThat(bits(again)).isEqualTo(bits(one));
      assertThat(bits(other)).isNotEqualTo(bits(one));
    }
  }

  @Test
  void shouldStayBitIdenticalWhileItEmbeds() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      NDArray images = images(6, 1);
      network.train(images);
      ByteBuffer before = bits(network);

      ByteBuffer first = embed(network, images);
      ByteBuffer second = embed(network, images);

      assertThat(second).isEqualTo(first);
      assertThat(bits(network)).isEqualTo(before);
    }
  }

  @Test
  void shouldEmbedEachImageByItself() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      List<NDArray> together = network.embed(images(6, 1));
      List<NDArray> alone = network.embed(images(1, 1));

      for (int cut = 0; cut < together.size(); cut++) {
        assertThat(together.get(cut).get("0:1").allClose(alone.get(cut), 1e-5, 1e-6, false))
            .as(DEFINITION.cutPoints().get(cut).name())
            .isTrue();
        assertThat(together.get(cut).getShape().getShape())
            .containsExactly(6, DEFINITION.cutPoints().get(cut).dimension());
      }
    }
  }

  @Test
  void shouldMoveRunningStatisticsOnlyInTraining() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      float[] before = RowMajor.values(network.tensors().get("bn1.running_mean"));

      network.train(images(6, 1));

      assertThat(RowMajor.values(network.tensors().get("bn1.running_mean"))).isNotEqualTo(before);
    }
  }

  @Test
  void shouldEmbedOnSeveralThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      NDArray images = images(6, 1);
      ByteBuffer expected = embed(network, images);
      List<Future<ByteBuffer>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(threads.submit(() -> embed(network, images)));
      }
      for (Future<ByteBuffer> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldNotRecordWhileItEmbeds() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      NDArray images = images(2, 1);

      List<NDArray> embeddings = Gradients.recorded(() -> network.embed(images));

      assertThat(embeddings).noneMatch(NDArray::hasGradient);
    }
  }

  @Test
  void shouldOutliveTheScopeItWasMadeIn() {
    Network network;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE);
    }
    assertThat(network.embed(images(1, 1))).hasSameSizeAs(DEFINITION.cuts());
    network.close();
  }

  @Test
  void shouldAddGradientsUpUntilTheyAreCleared() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      NDArray images = images(6, 1);
      NDArray bias = network.parameters().get("projector.6.bias");

      Gradients.backward(Gradients.recorded(() -> network.train(images).output().sum()));
      assertThat(RowMajor.values(bias.getGradient())).containsOnly(6f);
      Gradients.backward(Gradients.recorded(() -> network.train(images).output().sum()));
      assertThat(RowMajor.values(bias.getGradient())).containsOnly(12f);
      Gradients.clear(bias);
      assertThat(RowMajor.values(bias.getGradient())).containsOnly(0f);
    }
  }

  @Test
  void shouldRefuseImagesThatItWasNotMadeFor() {
    try (Network network = Network.initialised(DEFINITION, 7, TestNetworks.ENGINE)) {
      NDArray one = images(1, 1);
      NDArray wide = TestNetworks.samples(new ImageShape(3, 16, 17), 2, 1, manager);

      assertThatThrownBy(() -> network.train(one))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "samples of shape (1, 3, 16, 16) are not allowed;"
                  + " allowed: (n, 3, 16, 16) with n of at least 2");
      assertThatThrownBy(() -> network.embed(wide))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(2, 3, 16, 17)");
    }
  }

  private NDArray images(int count, int salt) {
    return TestNetworks.samples(INPUT, count, salt, manager);
  }

  private static ByteBuffer embed(Network network, NDArray images) {
    return bits(network.embed(images));
  }

  private static ByteBuffer bits(Network network) {
    return bits(network.tensors().values());
  }

  private static ByteBuffer bits(Collection<NDArray> tensors) {
    long elements = tensors.stream().mapToLong(NDArray::size).sum();
    ByteBuffer bits = ByteBuffer.allocate(Math.toIntExact(elements * Float.BYTES));
    tensors.forEach(tensor -> bits.put(tensor.toByteBuffer(false)));
    return bits.flip();
  }
}
