package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardisationTest {
  @Test
  void shouldGiveEachColumnMeanZeroAndDeviationOne() {
    FeatureMatrix matrix =
        Samples.withFeatures(
            Samples.clusters(500, 3, 2, 1, 7).features(),
            (row, column, before) -> before * (float) Math.pow(1000, column - 1) + 40 * column);

    Rows rows = Standardisation.of(matrix).apply(matrix);

    for (int column = 0; column < 3; column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < 500; row++) {
        double value = read(rows, row)[column];
        sum += value;
        squares += value * value;
      }
      assertThat(sum / 500).isCloseTo(0, within(1e-6));
      assertThat(squares / 500).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void shouldUseTheStatisticsOfTheRowsThatItWasMadeOf() {
    FeatureMatrix fitted = new FeatureMatrix(new float[] {1, 5}, 2, 1);
    FeatureMatrix other = new FeatureMatrix(new float[] {9}, 1, 1);

    assertThat(read(Standardisation.of(fitted).apply(other), 0)).containsExactly(3);
  }

  @Test
  void shouldLeaveConstantColumnsUnscaled() {
    float above = Math.nextUp(0.1f);
    FeatureMatrix fitted =
        new FeatureMatrix(new float[] {0.1f, 0.1f, 0, 0.1f, above, 0, 0.1f, 0.1f, 0}, 3, 3);
    FeatureMatrix other = new FeatureMatrix(new float[] {2.1f, 0.6f, -3}, 1, 3);

    Standardisation standardisation = Standardisation.of(fitted);

    assertThat(read(standardisation.apply(fitted), 1)).containsExactly(new float[3], within(1e-8f));
    assertThat(read(standardisation.apply(other), 0))
        .containsExactly(new float[] {2, 0.5f, -3}, within(1e-6f));
  }

  private static float[] read(Rows rows, int row) {
    float[] values = new float[rows.width()];
    rows.read(row, values);
    return values;
  }
}
