package dev.guillotine.representation.network.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitialisationTest {
  private static final int MANY = 20_000;

  @Test
  void shouldSpreadConvolutionsByTheirFanOut() {
    float[] values = Initialisation.kaimingNormal(50).values(3, "conv1.weight", MANY);

    assertThat(mean(values)).isCloseTo(0, within(0.005));
    assertThat(deviation(values)).isCloseTo(0.2, within(0.005));
  }

  @Test
  void shouldBoundLinearLayersByTheirFanIn() {
    float[] values = Initialisation.linear(25).values(3, "projector.0.weight", MANY);

    assertThat(values).usingElementComparator(Float::compare).doesNotContain(0.2f);
    assertThat(IntStream.range(0, MANY).allMatch(i -> Math.abs(values[i]) <= 0.2f)).isTrue();
    assertThat(deviation(values)).isCloseTo(0.2 / Math.sqrt(3), within(0.005));
  }

  @Test
  void shouldDependOnSeedNameAndIndexAlone() {
    Initialisation normal = new Initialisation.Normal(1);

    assertThat(normal.values(1, "a", 100)).startsWith(normal.values(1, "a", 10));
    assertThat(normal.values(2, "a", 10)).isNotEqualTo(normal.values(1, "a", 10));
    assertThat(normal.values(1, "b", 10)).isNotEqualTo(normal.values(1, "a", 10));
  }

  private static double mean(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    return Math.sqrt(
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .average()
            .orElseThrow());
  }
}
