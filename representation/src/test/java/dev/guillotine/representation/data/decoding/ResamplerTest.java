package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants; {@link PillowReferenceTest} holds the numbers themselves. */
class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 8", "7, 13, 8", "500, 375, 64", "3, 999, 32", "999, 3, 32", "64, 64, 63"})
  void shouldKeepAConstantImage(int width, int height, int size) {
    for (int level : new int[] {0, 1, 128, 254, 255}) {
      byte[] square =
          Resampler.fit(MemoryRows.constant(width, height, 3, level), new SquareFit(size, 3));

      assertThat(square).hasSize(3 * size * size).containsOnly(level);
    }
  }

  @ParameterizedTest
  @CsvSource({"50, 50, 16", "9, 9, 31", "61, 61, 32", "40, 20, 10", "20, 40, 10"})
  void shouldMirrorWhatIsMirrored(int width, int height, int size) {
    for (int channels : new int[] {1, 3}) {
      SquareFit fit = new SquareFit(size, channels);
      MemoryRows image = MemoryRows.random(width, height, channels);

      byte[] square = Resampler.fit(image.mirrored(), fit);

      byte[] expected =
          new MemoryRows(size, size, channels, Resampler.fit(image, fit)).mirrored().pixels();
      assertThat(square).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17})
  void shouldKeepAnImageOfTheSize(int size) {
    MemoryRows image = MemoryRows.random(size, size, 3);

    assertThat(Resampler.fit(image, new SquareFit(size, 3))).isEqualTo(image.pixels());
  }

  @Test
  void shouldCutTheMiddleOutOfAnImageOfTheHeight() {
    MemoryRows image = MemoryRows.random(9, 4, 1);

    byte[] square = Resampler.fit(image, new SquareFit(4, 1));

    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(square[4 * y + x]).isEqualTo(image.pixels()[9 * y + x + 2]);
      }
    }
  }

  @Test
  void shouldCountEveryPixelOfAnImageThatIsShrunk() {
    for (int x = 0; x < 40; x++) {
      MemoryRows image = MemoryRows.constant(40, 40, 1, 0);
      for (int y = 0; y < 40; y++) {
        image.pixels()[40 * y + x] = (byte) 255;
      }

      byte[] square = Resampler.fit(image, new SquareFit(4, 1));

      int sum = 0;
      for (byte level : square) {
        sum += level & 0xff;
      }
      assertThat(sum).as("weight of column %d", x).isBetween(4 * 15, 4 * 34);
    }
  }
}
