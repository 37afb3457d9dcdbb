package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Linear probes beside scikit-learn's on what is awkward: well and badly conditioned, and so on.
 */
class LinearProblemsTest {
  /** In float32, the loss of a sample whose scores are around 10 is known to about this. */
  private static final double ROUNDING = 1e-6;

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  static List<Problem> problems() {
    return Problem.all();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldReachTheObjectiveAndAccuracyOfScikitLearn(Problem problem) {
    ProbeData data = problem.data();
    for (Problem.Reached expected : problem.reached()) {
      LogisticRegression regression = new LogisticRegression(memory, data.choosing(Classes.class));

      Minimum fitted =
          regression.solve(expected.penalty(), regression.origin(), 1e-5, StopSignal.never());

      assertThat(fitted.value())
          .as("penalty %s", expected.penalty())
          .isCloseTo(expected.objective(), within(1e-4 * expected.objective() + ROUNDING));
      assertThat(regression.statistic(fitted.point()).value())
          .as("penalty %s", expected.penalty())
          .isCloseTo(expected.validation(), within(sample(data.validation())));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldReachTheAccuracyOfScikitLearnOnTest(Problem problem) {
    ProbeData data = problem.data();
    for (Problem.Reached expected : problem.reached()) {
      ProbeResult result =
          new LinearProbe(memory, List.of(expected.penalty())).fit(data, StopSignal.never());

      assertThat(result.test().value())
          .as("penalty %s", expected.penalty())
          .isCloseTo(expected.test(), within(sample(data.test())));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void shouldChooseAsWellAsAnExhaustiveSearch(Problem problem) {
    ProbeData data = problem.data();

    ProbeResult result = new LinearProbe(memory).fit(data, StopSignal.never());

    double best =
        problem.reached().stream().mapToDouble(Problem.Reached::validation).max().orElseThrow();
    assertThat(result.validation()).isCloseTo(best, within(sample(data.validation())));
  }

  /** One sample may lie so near a border that rounding decides. */
  private static double sample(Targets targets) {
    return 1.000001 / targets.rows();
  }
}
