package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final FeatureMatrix TRUTH =
      new FeatureMatrix(new float[4], 1, new int[] {0, 1, 2, 1});

  @Test
  void shouldTellTheShareItsErrorAndEachSample() {
    Accuracy accuracy = Accuracy.of(new int[] {0, 2, 2, 1}, TRUTH);

    assertThat(accuracy.samples()).isEqualTo(4);
    assertThat(accuracy.correct()).isEqualTo(3);
    assertThat(accuracy.value()).isEqualTo(0.75);
    assertThat(accuracy.standardError()).isCloseTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
    assertThat(accuracy.isCorrect(0)).isTrue();
    assertThat(accuracy.isCorrect(1)).isFalse();
  }

  @Test
  void shouldRefusePredictionsForOtherSamples() {
    assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(new int[3], TRUTH));
  }
}
