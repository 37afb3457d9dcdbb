package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.probe.fit.Objective.Evaluation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {
  private static final LimitedMemoryBfgs OPTIMISER = new LimitedMemoryBfgs(1e-8, 1000);

  /** 1 + Σ 10^(place/2) (x - place)²: curvatures from 2 to 20,000. */
  private static final Objective QUADRATIC =
      point -> {
        double value = 1;
        double[] gradient = new double[point.size()];
        for (int place = 0; place < gradient.length; place++) {
          double factor = Math.pow(10, place / 2.0);
          double distance = point.at(place) - place;
          value += factor * distance * distance;
          gradient[place] = 2 * factor * distance;
        }
        return new Evaluation(point, value, Vector.of(gradient));
      };

  /** 1 + (1 - x)² + 100 (y - x²)². */
  private static final Objective ROSENBROCK =
      point -> {
        double x = point.at(0);
        double valley = point.at(1) - x * x;
        return new Evaluation(
            point,
            1 + (1 - x) * (1 - x) + 100 * valley * valley,
            Vector.of(-2 * (1 - x) - 400 * x * valley, 200 * valley));
      };

  @Test
  void shouldFindTheMinimumOfAnIllConditionedQuadratic() {
    Minimum minimum =
        OPTIMISER.minimise(QUADRATIC, Vector.zero(9), InitialHessian.UNKNOWN, StopSignal.never());

    for (int place = 0; place < 9; place++) {
      assertThat(minimum.point().at(place)).isCloseTo(place, within(1e-7));
    }
    assertThat(minimum.value()).isCloseTo(1, within(1e-12));
    assertThat(minimum.gradient()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void shouldFollowABentValley() {
    Minimum minimum =
        OPTIMISER.minimise(
            ROSENBROCK, Vector.of(-1.2, 1), InitialHessian.UNKNOWN, StopSignal.never());

    assertThat(minimum.point().at(0)).isCloseTo(1, within(1e-6));
    assertThat(minimum.point().at(1)).isCloseTo(1, within(1e-6));
  }

  @Test
  void shouldNeedHardlyAnyStepWhereTheCurvatureIsKnown() {
    InitialHessian exact =
        new InitialHessian() {
          @Override
          public Vector inverseTimes(Vector gradient) {
            double[] product = new double[gradient.size()];
            for (int place = 0; place < product.length; place++) {
              product[place] = gradient.at(place) / (2 * Math.pow(10, place / 2.0));
            }
            return Vector.of(product);
          }

          @Override
          public double firstStep(Vector gradient) {
            return 1;
          }
        };

    Minimum known = OPTIMISER.minimise(QUADRATIC, Vector.zero(9), exact, StopSignal.never());
    Minimum unknown =
        OPTIMISER.minimise(QUADRATIC, Vector.zero(9), InitialHessian.UNKNOWN, StopSignal.never());

    assertThat(known.iterations()).isEqualTo(1);
    assertThat(known.point().at(8)).isCloseTo(8, within(1e-12));
    assertThat(unknown.iterations()).isGreaterThan(8);
  }

  @Test
  void shouldEndAtOnceAtAMinimum() {
    Vector start = Vector.of(1, 1);

    assertThat(OPTIMISER.minimise(ROSENBROCK, start, InitialHessian.UNKNOWN, StopSignal.never()))
        .isEqualTo(new Minimum(start, 1, 0, 0));
  }

  @Test
  void shouldEndAfterTheMostIterations() {
    Minimum minimum =
        new LimitedMemoryBfgs(1e-8, 3)
            .minimise(ROSENBROCK, Vector.of(-1.2, 1), InitialHessian.UNKNOWN, StopSignal.never());

    assertThat(minimum.iterations()).isEqualTo(3);
    assertThat(minimum.gradient()).isGreaterThan(1e-8);
  }

  @Test
  void shouldEndWhereTheObjectiveIsTooRoughToGoOn() {
    Objective wrong = point -> new Evaluation(point, 1 + Math.abs(point.at(0)), Vector.of(1));

    Minimum minimum =
        OPTIMISER.minimise(wrong, Vector.zero(1), InitialHessian.UNKNOWN, StopSignal.never());

    assertThat(minimum.iterations()).isLessThan(10);
    assertThat(minimum.gradient()).isEqualTo(1);
  }

  @Test
  void shouldPassOnWhatTheSignalThrows() {
    int[] asked = {0};

    assertThatThrownBy(
            () ->
                OPTIMISER.minimise(
                    ROSENBROCK,
                    Vector.of(-1.2, 1),
                    InitialHessian.UNKNOWN,
                    () -> {
                      if (++asked[0] == 5) {
                        throw new IOException("lost");
                      }
                    }))
        .isInstanceOf(IOException.class);
    assertThat(asked[0]).isEqualTo(5);
  }
}
