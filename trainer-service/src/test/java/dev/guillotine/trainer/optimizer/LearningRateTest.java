package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.specification.Schedule;
import dev.guillotine.contracts.specification.Schedule.Decay;
import dev.guillotine.contracts.specification.Schedule.Scaling;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  @Test
  void shouldRiseLinearlyThenFallAsHalfACosine() {
    LearningRate rate = new LearningRate(2, new Schedule(0.1, Decay.COSINE, null), 100);

    assertThat(rate.at(0)).isCloseTo(0.2, within(1e-12));
    assertThat(rate.at(9)).isCloseTo(2, within(1e-12));
    assertThat(rate.at(10)).isCloseTo(2, within(1e-12));
    assertThat(rate.at(55)).isCloseTo(1, within(1e-12));
    assertThat(rate.at(99)).isBetween(0.0, 0.001);
  }

  @Test
  void shouldStayAtThePeakWhereNothingElseIsAsked() {
    LearningRate rate = new LearningRate(2, new Schedule(0.0, Decay.CONSTANT, null), 5);

    assertThat(rate.at(0)).isEqualTo(2);
    assertThat(rate.at(4)).isEqualTo(2);
  }

  @Test
  void shouldGrowWithTheBatchWhereTheScheduleSaysSo() {
    Schedule linear = new Schedule(0.0, Decay.CONSTANT, Scaling.LINEAR);
    Schedule plain = new Schedule(0.0, Decay.CONSTANT, Scaling.NONE);

    assertThat(LearningRate.of(0.3, 64, linear, 5).at(0)).isCloseTo(0.075, within(1e-12));
    assertThat(LearningRate.of(0.3, 64, plain, 5).at(0)).isEqualTo(0.3);
  }
}
