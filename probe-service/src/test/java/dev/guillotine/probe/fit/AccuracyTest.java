package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final Classes TRUTH = new Classes(new int[] {0, 1, 2, 1}, 3);

  @Test
  void shouldTellTheShareAndItsError() {
    Score score = Accuracy.of(new int[] {0, 2, 2, 1}, TRUTH);

    assertThat(score.samples()).isEqualTo(4);
    assertThat(score.value()).isEqualTo(0.75);
    assertThat(score.standardError()).isCloseTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
  }

  @Test
  void shouldRefusePredictionsForOtherSamples() {
    assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(new int[3], TRUTH));
  }
}
