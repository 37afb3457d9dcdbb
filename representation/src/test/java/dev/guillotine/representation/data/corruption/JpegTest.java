package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import org.junit.jupiter.api.Test;

class JpegTest {
  private static final ImageShape GREY = new ImageShape(1, 16, 16);
  private static final ImageShape RGB = new ImageShape(3, 16, 16);

  /**
   * At quality 25 the mean of a block is kept in steps of 2 · 16 / 8 = 4 levels around 128: twice
   * the tables of annex K, table K.1.
   */
  @Test
  void shouldKeepTheMeanOfABlockInTheStepsOfItsTable() {
    for (int level = 0; level < 256; level++) {
      byte[] pixels =
          Scenes.damaged(CorruptionKind.JPEG, 1, GREY, Scenes.flat(GREY, level), ADDRESS);
      int kept = Byte.toUnsignedInt(pixels[0]);
      assertThat(kept).isBetween(level - 2, level + 2);
      assertThat(kept % 4 == 0 || kept == 255).isTrue();
      assertThat(pixels).containsOnly(pixels[0]);
    }
  }

  @Test
  void shouldKeepTheOrderOfTheChannels() {
    byte[] pixels = new byte[RGB.values()];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) 200;
      pixels[i + 1] = 100;
      pixels[i + 2] = 30;
    }
    byte[] damaged = Scenes.damaged(CorruptionKind.JPEG, 1, RGB, pixels, ADDRESS);

    assertThat(Byte.toUnsignedInt(damaged[0])).isCloseTo(200, within(4));
    assertThat((int) damaged[1]).isCloseTo(100, within(4));
    assertThat((int) damaged[2]).isCloseTo(30, within(4));
  }
}
