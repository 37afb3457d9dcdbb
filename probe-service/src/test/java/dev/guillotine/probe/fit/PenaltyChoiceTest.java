package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PenaltyChoiceTest {
  private static final List<Double> PENALTIES = PenaltyChoice.STANDARD;

  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldTryAllWhereNoneIsClearlyWorse() {
    Labelled fitted = Samples.clusters(300, 3, 3, 1, 1);
    Labelled scored = Samples.clusters(200, 3, 3, 1, 2);

    PenaltyChoice choice = choose(fitted, scored);

    assertThat(choice.candidates()).isEqualTo(PENALTIES.size());
  }

  @Test
  void shouldEndOnceTheScoreHasFallenClearly() {
    // Twenty columns of which one tells the class of most rows, and 60 rows to learn it from: with
    // a weak penalty the others are learnt by heart.
    Labelled fitted = noisy(60, 1);
    Labelled scored = noisy(4_000, 2);

    PenaltyChoice choice = choose(fitted, scored);
    LogisticRegression regression = new LogisticRegression(memory, fitted.scoredOn(scored));
    double weakest =
        regression
            .statistic(
                regression.solve(1e-5, regression.origin(), 1e-3, StopSignal.never()).point())
            .value();

    assertThat(choice.candidates()).isLessThan(PENALTIES.size());
    assertThat(choice.score()).isGreaterThan(weakest + 0.03);
  }

  private PenaltyChoice choose(Labelled fitted, Labelled scored) {
    return PenaltyChoice.of(
        new LogisticRegression(memory, fitted.scoredOn(scored)), PENALTIES, StopSignal.never());
  }

  private static Labelled noisy(int rows, int seed) {
    Random random = new Random(seed);
    int width = 20;
    float[] values = new float[rows * width];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(2);
      for (int column = 0; column < width; column++) {
        double told = column == 0 ? 2 * labels[row] - 1 : 0;
        values[row * width + column] = (float) (told + random.nextGaussian());
      }
    }
    return Labelled.of(values, width, labels);
  }
}
