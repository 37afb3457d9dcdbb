package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.guillotine.probe.fit.RegressionReference.MultiLabelProblem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelRegressionTest {
  private static final RegressionReference REFERENCE = RegressionReference.read();

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  static List<MultiLabelProblem> problems() {
    return REFERENCE.multiLabel();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldScoreAsScikitLearnDoesLabelByLabel(MultiLabelProblem expected) {
    LabelRegression regression =
        new LabelRegression(memory, trial(expected, expected.trainTruth(), expected.labels()));

    Vector fitted = fit(regression, expected.penalty());

    float[] scores = regression.scores(fitted);
    assertThat(scores).hasSameSizeAs(expected.scores());
    for (int index = 0; index < scores.length; index++) {
      assertThat((double) scores[index]).isCloseTo(expected.scores()[index], within(2e-3));
    }
    assertThat(regression.statistic(fitted).value()).isCloseTo(expected.macro(), within(1e-9));
  }

  @Test
  void shouldFitEachLabelAsIfAlone() {
    MultiLabelProblem problem = REFERENCE.multiLabel().get(1);
    byte[] first = new byte[problem.trainTruth().length / problem.labels()];
    for (int row = 0; row < first.length; row++) {
      first[row] = problem.trainTruth()[row * problem.labels()];
    }
    LabelRegression all =
        new LabelRegression(memory, trial(problem, problem.trainTruth(), problem.labels()));
    LabelRegression alone = new LabelRegression(memory, trial(problem, first, 1));

    float[] expected = alone.scores(fit(alone, 1e-2));
    float[] scores = all.scores(fit(all, 1e-2));

    for (int row = 0; row < expected.length; row++) {
      assertThat(scores[row * problem.labels()]).isCloseTo(expected[row], within(2e-3f));
    }
  }

  @Test
  void shouldScoreLabelsThatDoNotVaryTheSameEverywhere() {
    MultiLabelProblem problem = REFERENCE.multiLabel().get(1);
    byte[] truth = problem.trainTruth().clone();
    for (int row = 0; row < truth.length / 3; row++) {
      truth[row * 3] = 0;
      truth[row * 3 + 2] = 1;
    }
    LabelRegression regression = new LabelRegression(memory, trial(problem, truth, 3));

    float[] scores = regression.scores(fit(regression, 1e-3));

    for (int row = 0; row < scores.length / 3; row++) {
      assertThat(scores[row * 3]).isZero();
      assertThat(scores[row * 3 + 1]).isNotZero();
      assertThat(scores[row * 3 + 2]).isZero();
    }
  }

  @Test
  void shouldEndAtOnceWhereNothingVaries() {
    MultiLabelProblem problem = REFERENCE.multiLabel().get(0);
    LabelRegression regression =
        new LabelRegression(memory, trial(problem, new byte[problem.trainTruth().length], 3));

    Minimum fitted = regression.solve(1e-2, regression.origin(), 1e-4, StopSignal.never());

    assertThat(fitted.iterations()).isZero();
    assertThat(fitted.value()).isZero();
  }

  private static Vector fit(LabelRegression regression, double penalty) {
    return regression.solve(penalty, regression.origin(), 1e-4, StopSignal.never()).point();
  }

  private static Trial<LabelSets> trial(MultiLabelProblem problem, byte[] train, int labels) {
    int rows = problem.train().length / problem.width();
    int scored = problem.test().length / problem.width();
    Fold fold =
        new Fold(
            new FeatureMatrix(problem.train(), rows, problem.width()),
            new FeatureMatrix(problem.test(), scored, problem.width()));
    byte[] test = labels == 1 ? new byte[scored] : problem.testTruth();
    return new Trial<>(fold, new LabelSets(train, labels), new LabelSets(test, labels));
  }
}
