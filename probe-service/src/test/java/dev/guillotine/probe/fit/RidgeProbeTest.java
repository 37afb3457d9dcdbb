package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.guillotine.probe.fit.RegressionReference.RidgeProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeProbeTest {
  private final NDManager memory = Torch.memory();
  private final RidgeProbe probe = new RidgeProbe(memory);

  @AfterEach
  void freeMemory() {
    assertThat(memory.getManagedArrays()).isEmpty();
    memory.close();
  }

  static List<RidgeProblem> problems() {
    return RegressionReference.read().ridge();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldChooseWhatScikitLearnWouldChoose(RidgeProblem problem) {
    Numbers test = new Numbers(problem.testTargets());
    CutFeatures features =
        new CutFeatures(problem.trainFeatures(), problem.testFeatures(), problem.testFeatures());

    ProbeResult result =
        probe.fit(
            new ProbeData(features, new Numbers(problem.trainTargets()), test, test),
            StopSignal.never());

    assertThat(result.hyperParameters().get("lambda"))
        .isCloseTo(problem.best(), within(1e-9 * problem.best()));
    // The last fit has seen these rows.
    assertThat(result.test().value()).isGreaterThan(result.validation());
    assertThat(result.diagnostics()).containsOnlyKeys("degreesOfFreedom");
    assertThat(result.details()).isEmpty();
  }

  @Test
  void shouldBeNearZeroOnNoise() {
    Random random = new Random(6);
    ProbeResult result = probe.fit(data(600, row -> random.nextGaussian()), never());

    assertThat(result.test().value()).isCloseTo(0, within(4 * result.test().standardError()));
    assertThat(result.hyperParameters().get("lambda")).isGreaterThan(0.1);
  }

  @Test
  void shouldRecoverALinearFunction() {
    ProbeResult result = probe.fit(data(100, row -> 3 * row[0] - 2 * row[1] + 50), never());

    assertThat(result.test().value()).isCloseTo(1, within(1e-9));
    assertThat(result.hyperParameters().get("lambda")).isCloseTo(1e-6, within(1e-12));
  }

  @Test
  void shouldPredictTheMeanWhereTrainIsConstant() {
    ProbeData data = data(40, row -> row[0]);
    float[] constant = new float[40];
    Arrays.fill(constant, 2);

    ProbeResult result =
        probe.fit(
            new ProbeData(data.features(), new Numbers(constant), data.validation(), data.test()),
            never());

    assertThat(result.validation()).isNegative();
    assertThat(result.hyperParameters()).containsEntry("lambda", 100.0);
  }

  @Test
  void shouldPredictTheMeanFromConstantFeatures() {
    FeatureMatrix constant =
        Samples.withFeatures(
            Samples.clusters(30, 4, 2, 1, 1).features(), (row, column, before) -> 0.1f);
    float[] values = new float[30];
    for (int row = 0; row < values.length; row++) {
      values[row] = row;
    }
    Numbers targets = new Numbers(values);

    ProbeResult result =
        probe.fit(
            new ProbeData(new CutFeatures(constant, constant, constant), targets, targets, targets),
            never());

    assertThat(result.test().value()).isCloseTo(0, within(1e-9));
    assertThat(result.diagnostics().get("degreesOfFreedom")).isCloseTo(0, within(1e-6));
  }

  @Test
  void shouldFitOneRow() {
    ProbeData data = data(20, row -> row[0]);
    FeatureMatrix one = new FeatureMatrix(new float[] {1, 2, 3, 4}, 1, 4);

    ProbeResult result =
        probe.fit(
            new ProbeData(
                new CutFeatures(one, data.features().validation(), data.features().test()),
                new Numbers(new float[] {1}),
                data.validation(),
                data.test()),
            never());

    assertThat(result.validation()).isLessThanOrEqualTo(0);
  }

  @Test
  void shouldRecoverAnAngleFromItsSineAndCosine() {
    ProbeResult result = probe.fit(angles(200, 360, 0, 0), never());

    assertThat(result.test().value()).isCloseTo(1, within(1e-9));
    assertThat(result.details()).containsOnlyKeys("errorDegrees");
    assertThat(result.details().get("errorDegrees")).isLessThan(1e-3);
  }

  @Test
  void shouldErrByAQuarterTurnOnNoise() {
    ProbeResult result = probe.fit(angles(2000, 360, 0, 1000), never());

    assertThat(result.test().value()).isCloseTo(0, within(4 * result.test().standardError()));
    // Absolute angles of a uniform difference have mean 90 and deviation 180/√12.
    double error = 180 / Math.sqrt(12) / Math.sqrt(1000);
    assertThat(result.details().get("errorDegrees")).isCloseTo(90, within(4 * error));
  }

  @Test
  void shouldNotDependOnTheUnitOfAngles() {
    ProbeResult degrees = probe.fit(angles(300, 360, 0, 0.5), never());
    ProbeResult radians = probe.fit(angles(300, 2 * Math.PI, 0, 0.5), never());

    // The angles themselves are rounded to float32.
    assertThat(radians.test().value()).isCloseTo(degrees.test().value(), within(1e-6));
    assertThat(radians.test().standardError())
        .isCloseTo(degrees.test().standardError(), within(1e-6));
    assertThat(radians.details().get("errorDegrees"))
        .isCloseTo(degrees.details().get("errorDegrees"), within(1e-4));
    assertThat(radians.hyperParameters()).isEqualTo(degrees.hyperParameters());
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 90, 137, 180, -720})
  void shouldHardlyDependOnWhereTheZeroAngleIs(double turned) {
    ProbeResult original = probe.fit(angles(1000, 360, 0, 0.5), never());
    ProbeResult rotated = probe.fit(angles(1000, 360, turned, 0.5), never());

    // A rotation mixes sine and cosine, whose spreads differ a little by chance; a quarter turn
    // only swaps them.
    double tolerance = turned % 90 == 0 ? 1e-6 : 0.002;
    assertThat(rotated.test().value()).isCloseTo(original.test().value(), within(tolerance));
    assertThat(rotated.details().get("errorDegrees"))
        .isCloseTo(original.details().get("errorDegrees"), within(100 * tolerance));
  }

  @Test
  void shouldComputeTheSpectrumOfACutOnceForAllTasks() {
    ProbeData first = data(60, row -> row[0]);
    int[] asked = new int[2];
    probe.fit(first, () -> asked[0]++);
    Spectrum train = first.features().choosing().spectrum(memory, never());
    Spectrum all = first.features().testing().spectrum(memory, never());

    Numbers second = new Numbers(new float[] {1, 2, 3});
    assertThat(probe.fits(second)).isTrue();
    ProbeResult again = probe.fit(first, () -> asked[1]++);

    assertThat(first.features().choosing().spectrum(memory, never())).isSameAs(train);
    assertThat(first.features().testing().spectrum(memory, never())).isSameAs(all);
    assertThat(asked[1]).isLessThan(asked[0]);
    ProbeData fresh = data(60, row -> row[0]);
    assertThat(again).isEqualTo(probe.fit(fresh, never()));
  }

  @Test
  void shouldTakeNumbersAndAnglesAlone() {
    assertThat(probe.fits(new Numbers(new float[1]))).isTrue();
    assertThat(probe.fits(new Angles(new float[1], 1))).isTrue();
    assertThat(probe.fits(new Classes(new int[1], 2))).isFalse();
    assertThat(probe.fits(new LabelSets(new byte[1], 1))).isFalse();
  }

  @Test
  void shouldEndWheneverItIsStopped() {
    int[] all = {0};
    probe.fit(data(30, row -> row[0]), () -> all[0]++);
    assertThat(all[0]).isGreaterThan(4);
    for (int most = 1; most <= all[0]; most++) {
      int last = most;
      int[] asked = {0};
      assertThatThrownBy(
              () ->
                  probe.fit(
                      data(30, row -> row[0]),
                      () -> {
                        if (++asked[0] == last) {
                          throw new TimeoutException("nobody waits");
                        }
                      }))
          .isInstanceOf(TimeoutException.class);
    }
  }

  private static StopSignal<RuntimeException> never() {
    return StopSignal.never();
  }

  /** Four normal features, and a number that follows from them. */
  private static ProbeData data(int rows, ToDoubleFunction<float[]> number) {
    FeatureMatrix[] features = new FeatureMatrix[3];
    Numbers[] targets = new Numbers[3];
    for (int set = 0; set < 3; set++) {
      int count = set == 0 ? rows : rows / 2;
      FeatureMatrix matrix = Samples.clusters(count, 4, 2, 0, set).features();
      float[] values = new float[count];
      for (int row = 0; row < count; row++) {
        values[row] =
            (float) number.applyAsDouble(new float[] {matrix.value(row, 0), matrix.value(row, 1)});
      }
      features[set] = matrix;
      targets[set] = new Numbers(values);
    }
    return new ProbeData(
        new CutFeatures(features[0], features[1], features[2]), targets[0], targets[1], targets[2]);
  }

  /**
   * Uniform angles, and features that hold their sine and cosine and noise.
   *
   * @param turned degrees by which the zero angle is moved, in the targets alone
   */
  private static ProbeData angles(int rows, double period, double turned, double noise) {
    FeatureMatrix[] features = new FeatureMatrix[3];
    Angles[] targets = new Angles[3];
    for (int set = 0; set < 3; set++) {
      Random random = new Random(set);
      int count = set == 0 ? rows : rows / 2;
      float[] values = new float[count];
      float[] matrix = new float[count * 3];
      for (int row = 0; row < count; row++) {
        double turn = random.nextDouble();
        values[row] = (float) ((turn + turned / 360) * period);
        matrix[row * 3] = (float) (Math.sin(2 * Math.PI * turn) + noise * random.nextGaussian());
        matrix[row * 3 + 1] =
            (float) (Math.cos(2 * Math.PI * turn) + noise * random.nextGaussian());
        matrix[row * 3 + 2] = (float) random.nextGaussian();
      }
      features[set] = new FeatureMatrix(matrix, count, 3);
      targets[set] = new Angles(values, period);
    }
    return new ProbeData(
        new CutFeatures(features[0], features[1], features[2]), targets[0], targets[1], targets[2]);
  }
}
