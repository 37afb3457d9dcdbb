package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.Interval;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Interval ALL = new Interval(0, 1);
  private static final int SAMPLES = 2_000;

  @Test
  void shouldRefuseWhatIsNoScore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(Double.NaN, 0, ALL, 1, Vector.zero(0)))
        .withMessageContaining("value is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(1, -1, ALL, 1, Vector.zero(0)))
        .withMessageContaining("standardError is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(1, 0, ALL, 0, Vector.zero(0)))
        .withMessageContaining("samples is 0");
  }

  @Test
  void shouldAgreeBetweenJackknifeAndBootstrap() {
    double[][] truth = new double[1][SAMPLES];
    double[][] predicted = new double[1][SAMPLES];
    Random random = new Random(4);
    for (int row = 0; row < SAMPLES; row++) {
      truth[0][row] = random.nextGaussian();
      predicted[0][row] = truth[0][row] + 0.5 * random.nextGaussian();
    }
    Score score = Score.of(new Determination(predicted, truth), new Resamples(SAMPLES));

    Interval interval = score.interval();
    assertThat((interval.high() - interval.low()) / (2 * 1.96))
        .isCloseTo(score.standardError(), Percentage.withPercentage(8));
    assertThat((interval.high() + interval.low()) / 2)
        .isCloseTo(score.value(), within(score.standardError() / 4));
  }

  @Test
  void shouldTellApartWhatSinglyOverlaps() {
    boolean[] one = new boolean[SAMPLES];
    boolean[] other = new boolean[SAMPLES];
    Random random = new Random(5);
    int ahead = 0;
    int behind = 0;
    for (int row = 0; row < SAMPLES; row++) {
      one[row] = random.nextDouble() < 0.7;
      other[row] = random.nextDouble() < 0.02 ? false : one[row];
      ahead += one[row] && !other[row] ? 1 : 0;
      behind += other[row] && !one[row] ? 1 : 0;
    }
    Score first = accuracy(one);
    Score second = accuracy(other);

    Difference difference = first.minus(second);

    assertThat(first.interval().low()).isLessThan(second.interval().high());
    assertThat(difference.value()).isCloseTo((ahead - behind) / 2000.0, within(1e-12));
    // McNemar: the variance of a difference of paired shares.
    double gap = difference.value();
    assertThat(difference.standardError())
        .isCloseTo(
            Math.sqrt(((ahead + behind) / 2000.0 - gap * gap) / SAMPLES),
            Percentage.withPercentage(8));
    assertThat(difference.interval().low()).isPositive();
    assertThat(second.minus(first).interval().high()).isNegative();
  }

  @Test
  void shouldDifferFromItselfByNothing() {
    Score score = accuracy(new boolean[] {true, false, true});

    assertThat(score.minus(score)).isEqualTo(new Difference(0, 0, new Interval(0, 0)));
  }

  private static Score accuracy(boolean[] right) {
    int[] predicted = new int[right.length];
    for (int row = 0; row < right.length; row++) {
      predicted[row] = right[row] ? 0 : 1;
    }
    return Score.of(
        new Accuracy(predicted, new Classes(new int[right.length], 2)),
        new Resamples(right.length));
  }
}
