package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CovarianceTest {
  private static final int WIDTH = 150; // three strips, the last of them narrower
  private static final int ROWS = 400;

  private final NDManager memory = Torch.memory();
  private final FeatureMatrix features = features();
  private final Fold fold = new Fold(features, features);

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldBeTheMeanProductOfStandardisedColumns() {
    float[] values = fold.covariance(memory, StopSignal.never()).load(memory).toFloatArray();

    Rows rows = fold.standardisation().apply(features);
    double[][] expected = new double[WIDTH][WIDTH];
    float[] row = new float[WIDTH];
    for (int index = 0; index < ROWS; index++) {
      rows.read(index, row);
      for (int one = 0; one < WIDTH; one++) {
        for (int other = 0; other < WIDTH; other++) {
          expected[one][other] += (double) row[one] * row[other] / ROWS;
        }
      }
    }
    for (int one = 0; one < WIDTH; one++) {
      for (int other = 0; other < WIDTH; other++) {
        assertThat((double) values[one * WIDTH + other])
            .isCloseTo(expected[one][other], within(1e-5));
      }
    }
  }

  @Test
  void shouldBeInvertedWithThePenalty() {
    NDArray covariance = fold.covariance(memory, StopSignal.never()).load(memory);
    InitialHessian hessian = CovarianceHessian.of(memory, covariance, 0.25, 0.01);
    double[] gradient = new Random(2).doubles(3 * (WIDTH + 1), -1, 1).toArray();

    Vector solved = hessian.inverseTimes(Vector.of(gradient));

    // (0.25 Σ + 0.01 I) by each output's weights, and 0.25 by its bias, give the gradient back.
    float[] sigma = covariance.toFloatArray();
    for (int output = 0; output < 3; output++) {
      for (int one = 0; one < WIDTH; one++) {
        double product = 0.01 * solved.at(output * WIDTH + one);
        for (int other = 0; other < WIDTH; other++) {
          product += 0.25 * sigma[one * WIDTH + other] * solved.at(output * WIDTH + other);
        }
        assertThat(product).isCloseTo(gradient[output * WIDTH + one], within(1e-3));
      }
      assertThat(0.25 * solved.at(3 * WIDTH + output))
          .isCloseTo(gradient[3 * WIDTH + output], within(1e-12));
    }
    assertThat(hessian.firstStep(Vector.of(gradient))).isEqualTo(1);
  }

  @Test
  void shouldBeInvertedWhereRoundingMakesItIndefinite() {
    float[] values = {1, 1, 1, 1 - 1e-3f};
    NDArray indefinite = memory.create(values, new Shape(2, 2));

    Vector solved =
        CovarianceHessian.of(memory, indefinite, 1, 1e-5).inverseTimes(Vector.of(1, -1, 0));

    assertThat(solved.dot(Vector.of(1, -1, 0))).isPositive();
  }

  @Test
  void shouldBeUnknownWhereItHoldsNoNumbers() {
    NDArray nothing = memory.create(new float[] {Float.NaN}, new Shape(1, 1));

    assertThat(CovarianceHessian.of(memory, nothing, 1, 1)).isSameAs(InitialHessian.UNKNOWN);
  }

  private static FeatureMatrix features() {
    Random random = new Random(7);
    float[] values = new float[ROWS * WIDTH];
    for (int row = 0; row < ROWS; row++) {
      double common = random.nextGaussian();
      for (int column = 0; column < WIDTH; column++) {
        values[row * WIDTH + column] = (float) (3 + column * (common + random.nextGaussian()));
      }
    }
    return new FeatureMatrix(values, ROWS, WIDTH);
  }
}
