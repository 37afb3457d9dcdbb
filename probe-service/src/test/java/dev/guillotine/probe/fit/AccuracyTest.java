package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final Classes TRUTH = new Classes(new int[] {0, 1, 2, 1}, 3);

  @Test
  void shouldTellTheShareAndItsError() {
    Score score = scored(new int[] {0, 2, 2, 1}, TRUTH);

    assertThat(score.samples()).isEqualTo(4);
    assertThat(score.value()).isEqualTo(0.75);
    assertThat(score.standardError()).isCloseTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
  }

  @Test
  void shouldRefusePredictionsForOtherSamples() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Accuracy(new int[3], TRUTH));
  }

  @Test
  void shouldKnowThatAFewRightAnswersProveLittle() {
    Classes truth = new Classes(new int[30], 2);
    int[] wrong = new int[30];
    Arrays.fill(wrong, 1);

    // Clopper and Pearson: beyond 0.025^(1/30) with 95 % confidence.
    assertThat(scored(new int[30], truth).interval().low()).isCloseTo(0.8843, within(1e-4));
    assertThat(scored(new int[30], truth).interval().high()).isEqualTo(1);
    assertThat(scored(wrong, truth).interval().high()).isCloseTo(0.1157, within(1e-4));
  }

  @Test
  void shouldHaveTheIntervalOfABinomialShare() {
    int[] predicted = new int[2_000];
    Arrays.fill(predicted, 0, 500, 1);

    Interval interval = scored(predicted, new Classes(new int[2_000], 2)).interval();

    // 0.75 ± 1.96 √(0.75 · 0.25/2000), the ends with the noise of 1,000 replicates.
    assertThat(interval.low()).isCloseTo(0.7310, within(0.003));
    assertThat(interval.high()).isCloseTo(0.7690, within(0.003));
  }

  private static Score scored(int[] predicted, Classes truth) {
    return Score.of(new Accuracy(predicted, truth), new Resamples(truth.rows()));
  }
}
