package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.probe.fit.Objective.Evaluation;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigmoidLossTest {
  private static final int ROWS = 40;
  private static final int WIDTH = 4;
  private static final int LABELS = 3;
  private static final int VARIABLES = LABELS * (WIDTH + 1);
  private static final double PENALTY = 0.3;

  private final NDManager memory = Torch.memory();
  private final float[] features = new float[ROWS * WIDTH];
  private final float[] labels = new float[ROWS * LABELS];
  private final float[] counted = {1, 1, 1};

  SigmoidLossTest() {
    Random random = new Random(4);
    for (int index = 0; index < features.length; index++) {
      features[index] = (float) random.nextGaussian();
    }
    for (int index = 0; index < labels.length; index++) {
      labels[index] = random.nextInt(2);
    }
  }

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldAgreeWithItsDefinition() {
    Vector point = randomPoint(1);

    assertThat(loss().evaluate(point).value()).isCloseTo(definition(point), within(1e-6));
  }

  @Test
  void shouldStayFiniteWhereProbabilitiesAreZeroAndOne() {
    Vector point = randomPoint(1000);

    assertThat(loss().evaluate(point).value() / definition(point)).isCloseTo(1, within(1e-6));
  }

  @Test
  void shouldHaveTheGradientOfFiniteDifferencesOfItsDefinition() {
    Vector point = randomPoint(1);

    Vector gradient = loss().evaluate(point).gradient();

    for (int place = 0; place < VARIABLES; place++) {
      double[] unit = new double[VARIABLES];
      unit[place] = 1;
      double above = definition(point.plus(1e-5, Vector.of(unit)));
      double below = definition(point.plus(-1e-5, Vector.of(unit)));
      assertThat(gradient.at(place)).isCloseTo((above - below) / 2e-5, within(2e-6));
    }
  }

  @Test
  void shouldLeaveOutWhatIsNotCounted() {
    Vector point = randomPoint(1);
    counted[1] = 0;

    Evaluation evaluation = loss().evaluate(point);

    assertThat(evaluation.value()).isCloseTo(definition(point), within(1e-6));
    for (int column = 0; column < WIDTH; column++) {
      assertThat(evaluation.gradient().at(WIDTH + column))
          .isEqualTo(PENALTY * point.at(WIDTH + column));
    }
    assertThat(evaluation.gradient().at(LABELS * WIDTH + 1)).isZero();
  }

  private SigmoidLoss loss() {
    NDArray truth = memory.create(labels, new Shape(ROWS, LABELS)).transpose();
    return new SigmoidLoss(
        memory.create(features, new Shape(ROWS, WIDTH)),
        truth,
        memory.create(counted, new Shape(LABELS, 1)),
        PENALTY);
  }

  private static Vector randomPoint(double largest) {
    return Vector.of(new Random(9).doubles(VARIABLES, -largest, largest).toArray());
  }

  private double definition(Vector point) {
    double sum = 0;
    double squares = 0;
    for (int label = 0; label < LABELS; label++) {
      for (int row = 0; row < ROWS; row++) {
        double score = point.at(LABELS * WIDTH + label);
        for (int column = 0; column < WIDTH; column++) {
          score += point.at(label * WIDTH + column) * features[row * WIDTH + column];
        }
        double wrong = labels[row * LABELS + label] == 1 ? -score : score;
        sum += counted[label] * (Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong))));
      }
      for (int column = 0; column < WIDTH; column++) {
        squares += Math.pow(point.at(label * WIDTH + column), 2);
      }
    }
    return sum / ROWS + PENALTY / 2 * squares;
  }
}
