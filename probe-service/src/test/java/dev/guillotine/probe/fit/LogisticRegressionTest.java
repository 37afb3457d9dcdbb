package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogisticRegressionTest {
  private static final Reference REFERENCE = Reference.read();

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  static List<Reference.Logistic> references() {
    return REFERENCE.logistic();
  }

  @ParameterizedTest
  @MethodSource("references")
  void shouldFindTheMinimumThatScikitLearnFinds(Reference.Logistic expected) {
    LogisticRegression regression = new LogisticRegression(memory, REFERENCE.trainMatrix());

    Minimum fitted = fit(regression, expected.penalty());

    assertThat(fitted.value()).isCloseTo(expected.objective(), Percentage.withPercentage(1e-3));
    // The weaker the penalty, the flatter the minimum, and the further from it the fit may end.
    double largest = expected.weights().stream().mapToDouble(Math::abs).max().orElseThrow();
    int weights = expected.weights().size();
    for (int place = 0; place < weights; place++) {
      assertThat(fitted.point().at(place))
          .isCloseTo(expected.weights().get(place), within(0.005 * largest));
    }
    int classes = expected.bias().size();
    double mean = 0;
    for (int label = 0; label < classes; label++) {
      mean += fitted.point().at(weights + label) / classes;
    }
    for (int label = 0; label < classes; label++) {
      assertThat(fitted.point().at(weights + label) - mean)
          .isCloseTo(expected.bias().get(label), within(0.005 * largest));
    }
    assertThat(regression.predict(fitted.point(), REFERENCE.testMatrix()))
        .containsExactly(expected.predicted().stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void shouldNotDependOnWhereItStarts() {
    LogisticRegression regression = new LogisticRegression(memory, REFERENCE.trainMatrix());

    Minimum fromOrigin = fit(regression, 1e-2);
    Minimum fromAnother = regression.solve(1e-2, fit(regression, 1.0).point(), StopSignal.never());

    assertThat(fromAnother.value()).isCloseTo(fromOrigin.value(), within(1e-5));
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    FeatureMatrix rows = REFERENCE.trainMatrix();

    Minimum forward = fit(new LogisticRegression(memory, rows), 1e-2);
    Minimum backward = fit(new LogisticRegression(memory, Samples.reversed(rows)), 1e-2);

    assertThat(backward.value()).isCloseTo(forward.value(), within(1e-5));
  }

  @Test
  void shouldNotDependOnTheUnitsOfFeatures() {
    FeatureMatrix rows = REFERENCE.trainMatrix();
    FeatureMatrix inOtherUnits =
        Samples.withFeatures(
            rows, (row, column, before) -> before * (float) Math.pow(2, 10 - 5 * column));

    Minimum original = fit(new LogisticRegression(memory, rows), 1e-2);
    Minimum scaled = fit(new LogisticRegression(memory, inOtherUnits), 1e-2);

    // Powers of two change no digit, so nothing may change at all.
    assertThat(scaled.value()).isEqualTo(original.value());
    assertThat(scaled.point().plus(-1, original.point()).largest()).isZero();
  }

  @Test
  void shouldNotDependOnTheNamesOfClasses() {
    FeatureMatrix rows = REFERENCE.trainMatrix();
    FeatureMatrix renamed = Samples.withLabels(rows, row -> 3 - rows.label(row));

    LogisticRegression original = new LogisticRegression(memory, rows);
    LogisticRegression other = new LogisticRegression(memory, renamed);
    int[] expected = original.predict(fit(original, 1e-2).point(), REFERENCE.testMatrix());
    int[] predicted = other.predict(fit(other, 1e-2).point(), REFERENCE.testMatrix());

    assertThat(predicted).hasSameSizeAs(expected);
    for (int row = 0; row < expected.length; row++) {
      assertThat(predicted[row]).isEqualTo(3 - expected[row]);
    }
  }

  @Test
  void shouldBeTheSameEachTime() {
    Vector first = fit(new LogisticRegression(memory, REFERENCE.trainMatrix()), 1e-4).point();
    Vector second = fit(new LogisticRegression(memory, REFERENCE.trainMatrix()), 1e-4).point();

    assertThat(second.plus(-1, first).largest()).isZero();
  }

  @Test
  void shouldNeverPredictAClassWithoutRows() {
    FeatureMatrix rows = REFERENCE.trainMatrix();
    FeatureMatrix gap = Samples.withLabels(rows, row -> rows.label(row) == 1 ? 7 : 0);
    LogisticRegression regression = new LogisticRegression(memory, gap);

    assertThat(regression.predict(fit(regression, 1e-2).point(), REFERENCE.testMatrix()))
        .containsOnly(0, 7);
  }

  @Test
  void shouldAlwaysPredictTheOnlyClass() {
    LogisticRegression regression =
        new LogisticRegression(memory, Samples.withLabels(REFERENCE.trainMatrix(), row -> 3));
    Minimum fitted = fit(regression, 1e-2);

    assertThat(fitted.iterations()).isZero();
    assertThat(regression.predict(fitted.point(), REFERENCE.testMatrix())).containsOnly(3);
  }

  @Test
  void shouldPredictTheMostFrequentClassFromConstantFeatures() {
    FeatureMatrix constant =
        new FeatureMatrix(new float[] {2, 2, 2, 2, 2}, 1, new int[] {0, 1, 2, 1, 0});
    FeatureMatrix more = constant.followedBy(new FeatureMatrix(new float[] {2}, 1, new int[] {1}));
    LogisticRegression regression = new LogisticRegression(memory, more);

    assertThat(regression.predict(fit(regression, 1e-2).point(), constant)).containsOnly(1);
  }

  private static Minimum fit(LogisticRegression regression, double penalty) {
    return regression.solve(penalty, regression.origin(), StopSignal.never());
  }
}
