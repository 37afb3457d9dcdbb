package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void shouldRefuseWhatIsNoScore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(Double.NaN, 0, 1))
        .withMessageContaining("value is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(1, -1, 1))
        .withMessageContaining("standardError is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(1, 0, 0))
        .withMessageContaining("samples is 0");
  }

  @Test
  void shouldAddUpInfluences() {
    assertThat(Score.of(0.5, new double[] {3, -4})).isEqualTo(new Score(0.5, 5, 2));
  }
}
