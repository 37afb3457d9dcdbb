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
    LogisticRegression regression = regression(REFERENCE.trainRows());

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
    assertThat(regression.predict(fitted.point()))
        .containsExactly(expected.predicted().stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void shouldNotDependOnWhereItStarts() {
    LogisticRegression regression = regression(REFERENCE.trainRows());

    Minimum fromOrigin = fit(regression, 1e-2);
    Minimum fromAnother =
        regression.solve(1e-2, fit(regression, 1.0).point(), 1e-4, StopSignal.never());

    assertThat(fromAnother.value()).isCloseTo(fromOrigin.value(), within(1e-5));
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    Labelled rows = REFERENCE.trainRows();

    Minimum forward = fit(regression(rows), 1e-2);
    Minimum backward = fit(regression(Samples.reversed(rows)), 1e-2);

    assertThat(backward.value()).isCloseTo(forward.value(), within(1e-5));
  }

  @Test
  void shouldNotDependOnTheUnitsOfFeatures() {
    Labelled rows = REFERENCE.trainRows();
    Labelled inOtherUnits =
        Samples.withFeatures(
            rows, (row, column, before) -> before * (float) Math.pow(2, 10 - 5 * column));

    Minimum original = fit(regression(rows), 1e-2);
    Minimum scaled = fit(regression(inOtherUnits), 1e-2);

    // Powers of two change no digit, so nothing may change at all.
    assertThat(scaled.value()).isEqualTo(original.value());
    assertThat(scaled.point().plus(-1, original.point()).largest()).isZero();
  }

  @Test
  void shouldNotDependOnTheNamesOfClasses() {
    Labelled rows = REFERENCE.trainRows();
    Labelled renamed = Samples.withLabels(rows, row -> 3 - rows.label(row));

    LogisticRegression original = regression(rows);
    LogisticRegression other = regression(renamed);
    int[] expected = original.predict(fit(original, 1e-2).point());
    int[] predicted = other.predict(fit(other, 1e-2).point());

    assertThat(predicted).hasSameSizeAs(expected);
    for (int row = 0; row < expected.length; row++) {
      assertThat(predicted[row]).isEqualTo(3 - expected[row]);
    }
  }

  @Test
  void shouldBeTheSameEachTime() {
    Vector first = fit(regression(REFERENCE.trainRows()), 1e-4).point();
    Vector second = fit(regression(REFERENCE.trainRows()), 1e-4).point();

    assertThat(second.plus(-1, first).largest()).isZero();
  }

  @Test
  void shouldNeverPredictAClassWithoutRows() {
    Labelled rows = REFERENCE.trainRows();
    Labelled gap = Samples.withLabels(rows, row -> rows.label(row) == 1 ? 7 : 0);
    LogisticRegression regression = regression(gap);

    assertThat(regression.predict(fit(regression, 1e-2).point())).containsOnly(0, 7);
  }

  @Test
  void shouldAlwaysPredictTheOnlyClass() {
    LogisticRegression regression = regression(Samples.withLabels(REFERENCE.trainRows(), row -> 3));
    Minimum fitted = fit(regression, 1e-2);

    assertThat(fitted.iterations()).isZero();
    assertThat(regression.predict(fitted.point())).containsOnly(3);
  }

  @Test
  void shouldPredictTheMostFrequentClassFromConstantFeatures() {
    Labelled constant = Labelled.of(new float[] {2, 2, 2, 2, 2, 2}, 1, 0, 1, 2, 1, 0, 1);
    LogisticRegression regression = new LogisticRegression(memory, constant.scoredOn(constant));

    assertThat(regression.predict(fit(regression, 1e-2).point())).containsOnly(1);
  }

  private LogisticRegression regression(Labelled rows) {
    return new LogisticRegression(memory, rows.scoredOn(REFERENCE.testRows()));
  }

  private static Minimum fit(LogisticRegression regression, double penalty) {
    return regression.solve(penalty, regression.origin(), 1e-4, StopSignal.never());
  }
}
