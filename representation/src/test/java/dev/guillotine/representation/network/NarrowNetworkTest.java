package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.StepRule.Precision;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Widths that do not fill a vector register. Where libtorch gathers strided positions by itself,
 * these tests crash, hang or disagree (see {@code Convolution}).
 */
class NarrowNetworkTest {
  private static final int SIZE = 24;
  private static final int BATCH = 128;
  private static final int STEPS = 4;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7, 9, 12, 15})
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveTheSameGradientsEachTime(int width) {
    requireTheSameGradients(width, Precision.F32);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 9})
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveTheSameGradientsEachTimeInReducedPrecision(int width) {
    requireTheSameGradients(width, Precision.BF16);
  }

  private static void requireTheSameGradients(int width, Precision precision) {
    ComputeEngine engine = ComputeEngine.start(2);
    NetworkDefinition definition =
        NetworkDefinition.of(TestNetworks.architecture(width, SIZE, 8, 4));
    try (Network network = Network.initialised(definition, 3, engine, precision)) {
      Map<String, float[]> first = gradients(network);

      for (int step = 1; step < STEPS; step++) {
        assertThat(gradients(network)).containsExactlyEntriesOf(first);
      }
      assertThat(first.values()).allSatisfy(values -> assertThat(values).doesNotContain(Float.NaN));
    }
  }

  /** Those of the sum of squared outputs: a function of the parameters and the images alone. */
  private static Map<String, float[]> gradients(Network network) {
    ImageShape shape = (ImageShape) network.definition().architecture().input();
    Map<String, float[]> gradients = new TreeMap<>();
    try (NDScope scope = new NDScope();
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      scope.suppressNotUsedWarning();
      NDArray images = TestNetworks.samples(shape, BATCH, 1, manager);
      Gradients.backward(Gradients.recorded(() -> network.train(images).output().square().sum()));
      network
          .parameters()
          .forEach(
              (name, parameter) -> {
                gradients.put(name, RowMajor.values(parameter.getGradient()));
                Gradients.clear(parameter);
              });
    }
    return gradients;
  }
}
