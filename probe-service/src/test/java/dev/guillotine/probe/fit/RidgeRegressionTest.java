package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.guillotine.probe.fit.RegressionReference.RidgeFit;
import dev.guillotine.probe.fit.RegressionReference.RidgeProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RidgeRegressionTest {
  private static final RegressionReference REFERENCE = RegressionReference.read();

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  static List<RidgeProblem> problems() {
    return REFERENCE.ridge();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldFindWhatScikitLearnFinds(RidgeProblem problem) {
    RidgeRegression regression =
        regression(new Fold(problem.trainFeatures(), problem.testFeatures()), problem);
    List<Double> penalties = problem.fits().stream().map(RidgeFit::penalty).toList();

    double[][][] predicted = regression.predict(memory, penalties, StopSignal.never());

    double[][] truth = new Numbers(problem.testTargets()).outputs();
    for (int index = 0; index < penalties.size(); index++) {
      RidgeFit expected = problem.fits().get(index);
      double largest = Arrays.stream(expected.weights()).map(Math::abs).max().orElseThrow();
      double[] weights = regression.weights(expected.penalty(), 0);
      // Standardised features are rounded to float32, scikit-learn's are not.
      assertThat(weights).containsExactly(expected.weights(), within(1e-4 * largest));
      assertThat(regression.intercept(weights, 0))
          .isCloseTo(expected.intercept(), within(1e-5 * Math.abs(expected.intercept())));
      assertThat(predicted[index][0]).containsExactly(expected.predicted(), within(2e-5));
      assertThat(new Determination(predicted[index], truth).value())
          .isCloseTo(expected.determination(), within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldFindWhereTheGradientIsZero(RidgeProblem problem) {
    Fold fold = new Fold(problem.trainFeatures(), problem.trainFeatures());
    RidgeRegression regression = regression(fold, problem);
    Rows rows = fold.standardisation().apply(fold.fitted());
    float[] row = new float[rows.width()];

    for (RidgeFit fit : problem.fits()) {
      double[] weights = regression.weights(fit.penalty(), 0);
      double[] predicted =
          regression.predict(memory, List.of(fit.penalty()), StopSignal.never())[0][0];
      double[] gradient = Arrays.stream(weights).map(weight -> fit.penalty() * weight).toArray();
      double bias = 0;
      for (int index = 0; index < rows.count(); index++) {
        rows.read(index, row);
        double residual = predicted[index] - problem.trainTargets()[index];
        bias += residual / rows.count();
        for (int column = 0; column < row.length; column++) {
          gradient[column] += residual * row[column] / rows.count();
        }
      }
      assertThat(bias).isCloseTo(0, within(1e-13));
      assertThat(gradient).containsExactly(new double[row.length], within(1e-12));
    }
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    RidgeProblem problem = REFERENCE.ridge().get(1);
    int last = problem.trainTargets().length - 1;
    FeatureMatrix reversed =
        Samples.withFeatures(
            problem.trainFeatures(),
            (row, column, before) -> problem.trainFeatures().value(last - row, column));
    double[][] outputs = new Numbers(problem.trainTargets()).outputs();
    double[][] backwards = new double[1][last + 1];
    Arrays.setAll(backwards[0], row -> outputs[0][last - row]);

    double[] expected =
        regression(new Fold(problem.trainFeatures(), reversed), problem).weights(1e-6, 0);
    double[] weights =
        RidgeRegression.of(memory, new Fold(reversed, reversed), backwards, StopSignal.never())
            .weights(1e-6, 0);

    assertThat(weights).containsExactly(expected, within(1e-7));
  }

  @Test
  void shouldFitEachOutputAsIfAlone() {
    RidgeProblem problem = REFERENCE.ridge().get(5);
    Fold fold = new Fold(problem.trainFeatures(), problem.testFeatures());
    double[] one = new Numbers(problem.trainTargets()).outputs()[0];
    double[] other = Arrays.stream(one).map(value -> value * value).toArray();

    RidgeRegression both =
        RidgeRegression.of(memory, fold, new double[][] {other, one}, StopSignal.never());

    double[] expected = regression(fold, problem).weights(1e-3, 0);
    assertThat(both.weights(1e-3, 1)).containsExactly(expected, within(1e-12));
  }

  @Test
  void shouldNotDependOnBlocks() {
    // 2,048 rows of 1,024 columns fill a block.
    int width = 1 << 10;
    Labelled samples = Samples.clusters(1500, 3, 2, 1, 4);
    FeatureMatrix once =
        Samples.withFeatures(
            new FeatureMatrix(new float[1500 * width], 1500, width),
            (row, column, before) -> column < 3 ? samples.value(row, column) : 0);
    double[] targets = new double[1500];
    Arrays.setAll(targets, row -> samples.value(row, 0) + samples.value(row, 1) * row);
    double[] twice = Arrays.copyOf(targets, 3000);
    System.arraycopy(targets, 0, twice, 1500, 1500);
    FeatureMatrix both = once.followedBy(once);

    RidgeRegression few =
        RidgeRegression.of(
            memory, new Fold(once, once), new double[][] {targets}, StopSignal.never());
    RidgeRegression many =
        RidgeRegression.of(
            memory, new Fold(both, both), new double[][] {twice}, StopSignal.never());

    assertThat(many.weights(1e-2, 0)).containsExactly(few.weights(1e-2, 0), within(1e-4));
    double[] predicted = many.predict(memory, List.of(1e-2), StopSignal.never())[0][0];
    double[] expected = few.predict(memory, List.of(1e-2), StopSignal.never())[0][0];
    assertThat(Arrays.copyOfRange(predicted, 1500, 3000)).containsExactly(expected, within(1e-3));
  }

  @Test
  void shouldCountTheDirectionsThatAPenaltyLeavesFree() {
    RidgeProblem problem = REFERENCE.ridge().get(2);
    RidgeRegression regression =
        regression(new Fold(problem.trainFeatures(), problem.testFeatures()), problem);

    // Five columns, two of them twice: three directions.
    assertThat(regression.degreesOfFreedom(1e-9)).isCloseTo(3, within(1e-6));
    assertThat(regression.degreesOfFreedom(1e9)).isCloseTo(0, within(1e-6));
  }

  private RidgeRegression regression(Fold fold, RidgeProblem problem) {
    return RidgeRegression.of(
        memory, fold, new Numbers(problem.trainTargets()).outputs(), StopSignal.never());
  }
}
