package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.probe.fit.RegressionReference.Precision;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  @Test
  void shouldBeWhatScikitLearnSays() {
    for (Precision expected : RegressionReference.read().precision()) {
      LabelSets truth = expected.labelSets();

      assertThat(new AveragePrecision(expected.scores(), truth).value())
          .isCloseTo(expected.macro(), within(1e-12));
      for (int label = 0; label < expected.labels(); label++) {
        assertThat(
                new AveragePrecision(
                        column(expected.scores(), expected.labels(), label), column(truth, label))
                    .value())
            .isCloseTo(expected.each()[label], within(1e-12));
      }
    }
  }

  @Test
  void shouldBeOneForAPerfectOrderAndTheShareOfPositivesForNone() {
    LabelSets truth = new LabelSets(new byte[] {0, 1, 0, 1, 0}, 1);

    Score perfect = scored(new float[] {-2, 5, -1, 3, 2.9f}, truth);
    assertThat(perfect.value()).isEqualTo(1);
    assertThat(perfect.standardError()).isZero();
    assertThat(new AveragePrecision(new float[] {0f, -0f, 0f, 0f, -0f}, truth).value())
        .isCloseTo(0.4, within(1e-15));
  }

  @Test
  void shouldLeaveOutLabelsThatDoNotVary() {
    LabelSets one = new LabelSets(new byte[] {0, 1, 1, 0}, 1);
    LabelSets three = new LabelSets(new byte[] {1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0}, 3);

    AveragePrecision expected = new AveragePrecision(new float[] {0.1f, 0.2f, 0.9f, 0.3f}, one);
    AveragePrecision some =
        new AveragePrecision(new float[] {5, 0.1f, 5, 4, 0.2f, 6, 3, 0.9f, 7, 2, 0.3f, 8}, three);

    assertThat(some.value()).isEqualTo(expected.value());
    assertThat(some.influences()).isEqualTo(expected.influences());
  }

  @Test
  void shouldDependOnTheOrderOfScoresAlone() {
    Precision reference = RegressionReference.read().precision().get(2);
    float[] bent = reference.scores().clone();
    for (int index = 0; index < bent.length; index++) {
      bent[index] = (float) Math.exp(bent[index]) - 7;
    }

    assertThat(new AveragePrecision(bent, reference.labelSets()).value())
        .isEqualTo(new AveragePrecision(reference.scores(), reference.labelSets()).value());
  }

  @Test
  void shouldHaveTheStandardErrorOfABootstrap() {
    for (float distinct : new float[] {1000, 2}) {
      int labels = 3;
      float[] scores = new float[500 * labels];
      byte[] values = new byte[scores.length];
      Random random = new Random(8);
      for (int index = 0; index < scores.length; index++) {
        values[index] = (byte) (random.nextDouble() < 0.2 + 0.2 * (index % labels) ? 1 : 0);
        double score = values[index] + random.nextGaussian();
        scores[index] = Math.round(score * distinct) / distinct;
      }
      LabelSets truth = new LabelSets(values, labels);

      double expected =
          Bootstrap.standardError(
              500,
              drawn -> {
                float[] drawnScores = new float[scores.length];
                byte[] drawnValues = new byte[scores.length];
                for (int index = 0; index < scores.length; index++) {
                  int source = drawn[index / labels] * labels + index % labels;
                  drawnScores[index] = scores[source];
                  drawnValues[index] = values[source];
                }
                return new AveragePrecision(drawnScores, new LabelSets(drawnValues, labels))
                    .value();
              });

      assertThat(scored(scores, truth).standardError())
          .isCloseTo(expected, Percentage.withPercentage(8));
    }
  }

  @Test
  void shouldCountASampleAsOftenAsItIsThere() {
    LabelSets once = new LabelSets(new byte[] {0, 1, 1, 0}, 1);
    LabelSets often = new LabelSets(new byte[] {0, 0, 1, 1, 1, 0}, 1);
    AveragePrecision counted = new AveragePrecision(new float[] {4, 3, 2, 1}, once);
    AveragePrecision written = new AveragePrecision(new float[] {4, 4, 3, 3, 3, 1}, often);

    assertThat(counted.value(new int[] {2, 3, 0, 1})).isCloseTo(written.value(), within(1e-15));
    assertThat(counted.value(new int[] {2, 0, 0, 1})).isNaN();
  }

  private static Score scored(float[] scores, LabelSets truth) {
    return Score.of(new AveragePrecision(scores, truth), new Resamples(truth.rows()));
  }

  private static float[] column(float[] scores, int labels, int label) {
    float[] column = new float[scores.length / labels];
    for (int row = 0; row < column.length; row++) {
      column[row] = scores[row * labels + label];
    }
    return column;
  }

  private static LabelSets column(LabelSets truth, int label) {
    byte[] column = new byte[truth.rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = (byte) (truth.has(row, label) ? 1 : 0);
    }
    return new LabelSets(column, 1);
  }
}
