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

class SoftmaxLossTest {
  private static final double PENALTY = 0.3;

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldAgreeWithItsDefinition() {
    Labelled rows = Samples.clusters(50, 4, 3, 1, 1);
    Vector point = randomPoint(3 * 4 + 3);

    assertThat(loss(rows, 3).evaluate(point).value())
        .isCloseTo(definition(rows, 3, point), within(1e-6));
  }

  @Test
  void shouldHaveTheGradientOfFiniteDifferencesOfItsDefinition() {
    Labelled rows = Samples.clusters(50, 4, 3, 1, 1);
    Vector point = randomPoint(3 * 4 + 3);

    Vector gradient = loss(rows, 3).evaluate(point).gradient();

    for (int place = 0; place < point.size(); place++) {
      double[] unit = new double[point.size()];
      unit[place] = 1;
      double above = definition(rows, 3, point.plus(1e-5, Vector.of(unit)));
      double below = definition(rows, 3, point.plus(-1e-5, Vector.of(unit)));
      assertThat(gradient.at(place)).isCloseTo((above - below) / 2e-5, within(2e-6));
    }
  }

  @Test
  void shouldNotDependOnBlocks() {
    int classes = 1 << 19; // eight rows fill a block
    Labelled rows = Samples.clusters(20, 1, classes, 1, 1);
    Labelled twice = rows.followedBy(rows);
    Vector point = randomPoint(classes * 2);

    Evaluation once = loss(rows, classes).evaluate(point);
    Evaluation again = loss(twice, classes).evaluate(point);

    assertThat(again.value()).isCloseTo(once.value(), within(1e-5));
    assertThat(again.gradient().plus(-1, once.gradient()).largest()).isLessThan(1e-6);
  }

  @Test
  void shouldKeepNothingOfAnEvaluation() {
    Labelled rows = Samples.clusters(50, 4, 3, 1, 1);
    Objective loss = loss(rows, 3);
    int before = memory.getManagedArrays().size();

    for (int evaluation = 0; evaluation < 100; evaluation++) {
      loss.evaluate(randomPoint(3 * 4 + 3));
    }

    assertThat(memory.getManagedArrays()).hasSize(before);
  }

  private SoftmaxLoss loss(Labelled rows, int classes) {
    float[] features = new float[rows.rows() * rows.columns()];
    long[] labels = new long[rows.rows()];
    for (int index = 0; index < features.length; index++) {
      features[index] = rows.value(index / rows.columns(), index % rows.columns());
    }
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.label(row);
    }
    NDArray matrix = memory.create(features, new Shape(rows.rows(), rows.columns()));
    return new SoftmaxLoss(matrix, memory.create(labels), classes, PENALTY);
  }

  private static Vector randomPoint(int size) {
    return Vector.of(new Random(9).doubles(size, -1, 1).toArray());
  }

  private static double definition(Labelled rows, int classes, Vector point) {
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double[] scores = new double[classes];
      double normaliser = 0;
      for (int label = 0; label < classes; label++) {
        scores[label] = point.at(classes * rows.columns() + label);
        for (int column = 0; column < rows.columns(); column++) {
          scores[label] += point.at(label * rows.columns() + column) * rows.value(row, column);
        }
        normaliser += Math.exp(scores[label]);
      }
      sum += Math.log(normaliser) - scores[rows.label(row)];
    }
    double squares = 0;
    for (int place = 0; place < classes * rows.columns(); place++) {
      squares += point.at(place) * point.at(place);
    }
    return sum / rows.rows() + PENALTY / 2 * squares;
  }
}
