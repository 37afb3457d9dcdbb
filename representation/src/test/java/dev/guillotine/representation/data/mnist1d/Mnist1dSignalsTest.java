package dev.guillotine.representation.data.mnist1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Mnist1dSignalsTest {
  private static final int LENGTH = Mnist1dSignals.LENGTH;

  private final Mnist1dSignals train = Mnist1dSignals.train(20_000, 0);

  @Test
  void shouldGiveTheSameSignalInAnyOrderAndFromAnyThread() {
    float[][] forward = new float[200][];
    float[][] parallel = new float[200][];
    for (int i = 0; i < 200; i++) {
      forward[i] = signal(train, i);
    }

    Arrays.parallelSetAll(parallel, i -> signal(Mnist1dSignals.train(200, 0), i));

    assertThat(parallel).isDeepEqualTo(forward);
  }

  /** Fails when any value changes: then {@link Mnist1dSignals#VERSION} must change too. */
  @Test
  void shouldKeepItsSignalsWhileItKeepsItsVersion() {
    int hash = 0;
    for (int i = 0; i < 100; i++) {
      hash = 31 * hash + Arrays.hashCode(signal(train, i));
    }

    assertThat(Mnist1dSignals.VERSION).isEqualTo("mnist1d-1");
    assertThat(hash).isEqualTo(1_405_895_862);
  }

  @Test
  void shouldDrawTestAndOtherSeedsAnew() {
    float[] signal = signal(train, 0);

    assertThat(signal).isNotEqualTo(signal(Mnist1dSignals.test(10, 0), 0));
    assertThat(signal).isNotEqualTo(signal(Mnist1dSignals.train(10, 1), 0));
    assertThat(signal).isNotEqualTo(signal(train, Mnist1dSignals.CLASSES));
  }

  @Test
  void shouldTakeTurnsAmongTheClasses() {
    assertThat(train.size()).isEqualTo(20_000);
    for (int i = 0; i < 100; i++) {
      assertThat(train.label(i)).isEqualTo(i % 10);
    }
  }

  @Test
  void shouldWriteWhereItIsTold() {
    float[] target = new float[LENGTH + 20];
    train.read(3, target, 10);

    assertThat(Arrays.copyOfRange(target, 10, 10 + LENGTH)).isEqualTo(signal(train, 3));
    assertThat(Arrays.copyOf(target, 10)).containsOnly(0);
    assertThat(Arrays.copyOfRange(target, 10 + LENGTH, target.length)).containsOnly(0);
  }

  @Test
  void shouldRefuseWhatItDoesNotHave() {
    float[] target = new float[LENGTH];

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> train.read(20_000, target, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> train.label(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> train.read(0, target, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mnist1dSignals.train(0, 0))
        .withMessageContaining("count: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignalFactors(61, 1, 0, 0))
        .withMessageContaining("36 to 60");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignalFactors(36, 1, 48, 0))
        .withMessageContaining("0 to 47");
  }

  /** Counts within five standard deviations. */
  @Test
  void shouldDrawFactorsFromTheirWholeRange() {
    RandomStream random = new RandomStream(RandomAddress.of(1, "test"));
    int[] paddings = new int[25];
    int[] translations = new int[48];
    for (int i = 0; i < 48_000; i++) {
      SignalFactors factors = SignalFactors.draw(random);
      paddings[factors.padding() - 36]++;
      translations[factors.translation()]++;
      assertThat(factors.scale()).isBetween(0.8, 1.2);
      assertThat(factors.shear()).isBetween(-0.375, 0.375);
    }

    assertThat(Arrays.stream(paddings)).allMatch(count -> Math.abs(count - 1_920) < 220);
    assertThat(Arrays.stream(translations)).allMatch(count -> Math.abs(count - 1_000) < 160);
  }

  /** Four standard errors, from the spread of the signals' own means and mean squares. */
  @Test
  void shouldHaveMeanZeroAndDeviationOne() {
    double[] means = new double[train.size()];
    double[] squares = new double[train.size()];
    for (int i = 0; i < means.length; i++) {
      for (float value : signal(train, i)) {
        means[i] += value / LENGTH;
        squares[i] += (double) value * value / LENGTH;
      }
    }

    assertThat(Moments.of(means).mean()).isCloseTo(0, within(4 * Moments.of(means).error()));
    assertThat(Moments.of(squares).mean()).isCloseTo(1, within(4 * Moments.of(squares).error()));
    assertThat(Moments.of(squares).error()).isLessThan(0.01);
  }

  /**
   * The sum that {@link Mnist1dSignals#MEAN} speaks of. A signal is linear in template, noise and
   * shear, so each enters by its mean square: those of scale and shear are 1 + r² / 12 and r² / 12
   * for a range r. The constants themselves were computed apart from this, with NumPy and SciPy.
   */
  @Test
  void shouldBeNormalisedByTheMomentsOfItsDistribution() {
    double[] none = new double[SignalRenderer.CANVAS];
    double[] blank = new double[SignalTemplate.LENGTH];
    double scaleSquare = 1 + square(SignalFactors.SCALE_RANGE) / 12;
    double shearSquare = square(SignalFactors.SHEAR_RANGE) / 12;
    double everywhere =
        shearSquare * squares(SignalRenderer.render(blank, factors(36, 0, 0.25), none, none)) * 16;
    for (int point = 0; point < none.length; point++) {
      everywhere += squares(SignalRenderer.render(blank, factors(36, 0, 0), none, unit(point)));
    }
    double sum = 0;
    double squares = 0;
    for (int padding = 36; padding <= 60; padding++) {
      for (int translation = 0; translation < 48; translation++) {
        SignalFactors factors = factors(padding, translation, 0);
        double noise = everywhere;
        for (int point = 0; point < none.length; point++) {
          noise += squares(SignalRenderer.render(blank, factors, unit(point), none));
        }
        for (int label = 0; label < Mnist1dSignals.CLASSES; label++) {
          double[] signal = SignalRenderer.render(SignalTemplate.of(label), factors, none, none);
          sum += Arrays.stream(signal).sum();
          squares += scaleSquare * squares(signal) + noise;
        }
      }
    }
    double count = 25.0 * 48 * Mnist1dSignals.CLASSES * LENGTH;
    double mean = sum / count;

    assertThat(Mnist1dSignals.MEAN).isCloseTo(mean, within(1e-12));
    assertThat(Mnist1dSignals.DEVIATION)
        .isCloseTo(Math.sqrt(squares / count - mean * mean), within(1e-12));
  }

  private static SignalFactors factors(int padding, int translation, double shear) {
    return new SignalFactors(padding, 1, translation, shear);
  }

  private static double[] unit(int point) {
    double[] unit = new double[SignalRenderer.CANVAS];
    unit[point] = 1;
    return unit;
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(Mnist1dSignalsTest::square).sum();
  }

  private static double square(double value) {
    return value * value;
  }

  private static float[] signal(Mnist1dSignals signals, int position) {
    float[] values = new float[LENGTH];
    signals.read(position, values, 0);
    return values;
  }
}
