package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.guillotine.contracts.network.ImageShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments over 196,608 values: a deviation is known to 0.2 %, a mean to 0.1 levels. */
class NoiseTest {
  private static final ImageShape SHAPE = new ImageShape(3, 256, 256);
  private static final double ROUNDING = 1.0 / 12;

  @ParameterizedTest
  @CsvSource({"1, 0.04", "2, 0.06", "3, 0.08", "4, 0.09", "5, 0.10"})
  void shouldAddNormalNoiseOfTheStatedDeviation(int severity, double deviation) {
    byte[] noisy = damagedGrey(CorruptionKind.GAUSSIAN_NOISE, severity);

    assertThat(Scenes.mean(noisy)).isCloseTo(128, within(0.25));
    assertThat(Scenes.deviation(noisy))
        .isCloseTo(Math.sqrt(255 * 255 * deviation * deviation + ROUNDING), withinPercentage(1));
  }

  /** Levels lie as close as counts do, so that rounding adds up to 1.5 % more than its share. */
  @ParameterizedTest
  @CsvSource({"1, 500", "2, 250", "3, 100", "4, 75", "5, 50"})
  void shouldCountTheStatedNumberOfPhotons(int severity, double photons) {
    byte[] noisy = damagedGrey(CorruptionKind.SHOT_NOISE, severity);

    assertThat(Scenes.mean(noisy)).isCloseTo(128, within(0.25));
    assertThat(Scenes.deviation(noisy))
        .isCloseTo(Math.sqrt(128 * 255 / photons + ROUNDING), withinPercentage(2));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.01", "2, 0.02", "3, 0.03", "4, 0.05", "5, 0.07"})
  void shouldLoseTheStatedShareOfValues(int severity, double share) {
    byte[] noisy = damagedGrey(CorruptionKind.IMPULSE_NOISE, severity);

    assertThat(share(noisy, 0, 0)).isCloseTo(share / 2, withinPercentage(8));
    assertThat(share(noisy, 255, 255)).isCloseTo(share / 2, withinPercentage(8));
    assertThat(share(noisy, 128, 128)).isCloseTo(1 - share, within(0.003));
  }

  private static byte[] damagedGrey(CorruptionKind kind, int severity) {
    return Scenes.damaged(kind, severity, SHAPE, Scenes.flat(SHAPE, 128), ADDRESS);
  }

  private static double share(byte[] pixels, int least, int most) {
    int count = 0;
    for (byte pixel : pixels) {
      int level = Byte.toUnsignedInt(pixel);
      count += level >= least && level <= most ? 1 : 0;
    }
    return (double) count / pixels.length;
  }
}
