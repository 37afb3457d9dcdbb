package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DeterminationTest {
  @Test
  void shouldBeOneMinusWhatIsLeftOfTheSpread() {
    double[][] truth = {{1, 2, 3, 4}};

    // SSE = 0.5² + 0.5², SST = 1.5² + 0.5² + 0.5² + 1.5².
    Score score = scored(new double[][] {{1.5, 2, 3, 3.5}}, truth);

    assertThat(score.value()).isCloseTo(1 - 0.5 / 5, within(1e-15));
    assertThat(score.samples()).isEqualTo(4);
    assertThat(scored(truth, truth).value()).isEqualTo(1);
    assertThat(scored(truth, truth).standardError()).isZero();
    assertThat(new Determination(new double[][] {{2.5, 2.5, 2.5, 2.5}}, truth).value()).isZero();
    assertThat(new Determination(new double[][] {{4, 3, 2, 1}}, truth).value())
        .isCloseTo(1 - 20.0 / 5, within(1e-15));
  }

  @Test
  void shouldBeTheMeanOverOutputs() {
    double[][] truth = {{1, 2, 3, 4}, {0, 0, 1, 1}};
    double[][] predicted = {{1, 2, 3, 4}, {0.5, 0.5, 0.5, 0.5}};

    assertThat(new Determination(predicted, truth).value()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void shouldNotDependOnUnitAndOrigin() {
    double[][][] samples = samples(50, 1);

    Score original = scored(samples[0], samples[1]);
    Score moved = scored(moved(samples[0]), moved(samples[1]));

    assertThat(moved.value()).isCloseTo(original.value(), within(1e-12));
    assertThat(moved.standardError()).isCloseTo(original.standardError(), within(1e-12));
  }

  @Test
  void shouldHaveTheStandardErrorOfABootstrap() {
    for (int outputs = 1; outputs <= 2; outputs++) {
      double[][][] samples = samples(600, outputs);

      double expected =
          Bootstrap.standardError(
              600,
              drawn ->
                  new Determination(select(samples[0], drawn), select(samples[1], drawn)).value());

      assertThat(scored(samples[0], samples[1]).standardError())
          .isCloseTo(expected, Percentage.withPercentage(8));
    }
  }

  @Test
  void shouldCountASampleAsOftenAsItIsThere() {
    Determination counted =
        new Determination(new double[][] {{1, 3, 3, 9}}, new double[][] {{2, 3, 5, 0}});
    Determination written =
        new Determination(new double[][] {{1, 1, 3, 3}}, new double[][] {{2, 2, 3, 5}});

    assertThat(counted.value(new int[] {2, 1, 1, 0})).isCloseTo(written.value(), within(1e-12));
    assertThat(counted.value(new int[] {2, 0, 0, 0})).isNaN();
  }

  private static Score scored(double[][] predicted, double[][] truth) {
    return Score.of(new Determination(predicted, truth), new Resamples(truth[0].length));
  }

  /** Predictions and truth; the errors grow with the value, so that the two are not independent. */
  private static double[][][] samples(int count, int outputs) {
    Random random = new Random(5);
    double[][] truth = new double[outputs][count];
    double[][] predicted = new double[outputs][count];
    for (int row = 0; row < count; row++) {
      double common = random.nextGaussian();
      for (int output = 0; output < outputs; output++) {
        truth[output][row] = common + random.nextDouble();
        predicted[output][row] =
            truth[output][row] + 0.5 * (1 + common * common) * random.nextGaussian();
      }
    }
    return new double[][][] {predicted, truth};
  }

  private static double[][] moved(double[][] values) {
    return new double[][] {Arrays.stream(values[0]).map(value -> 7 - 3 * value).toArray()};
  }

  private static double[][] select(double[][] values, int[] rows) {
    return Arrays.stream(values)
        .map(output -> Arrays.stream(rows).mapToDouble(row -> output[row]).toArray())
        .toArray(double[][]::new);
  }
}
