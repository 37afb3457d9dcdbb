package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds that change each pixel by itself. */
class ColourTest {
  private static final ImageShape GREY = new ImageShape(1, 32, 32);
  private static final ImageShape RGB = new ImageShape(3, 8, 8);

  @ParameterizedTest
  @CsvSource({"1, 0.05", "2, 0.1", "3, 0.15", "4, 0.2", "5, 0.3"})
  void shouldRaiseTheMeanByTheStatedBrightness(int severity, double rise) {
    byte[] scene = Scenes.flat(GREY, 100);
    byte[] bright = Scenes.damaged(CorruptionKind.BRIGHTNESS, severity, GREY, scene, ADDRESS);

    assertThat(Scenes.mean(bright)).isCloseTo(100 + 255 * rise, within(0.5));
  }

  @Test
  void shouldKeepHueAndSaturationWhenItBrightens() {
    assertThat(first(CorruptionKind.BRIGHTNESS, 2, 100, 50, 0)).containsExactly(126, 63, 0);
    assertThat(first(CorruptionKind.BRIGHTNESS, 5, 240, 120, 80)).containsExactly(255, 128, 85);
    assertThat(first(CorruptionKind.BRIGHTNESS, 2, 0, 0, 0)).containsExactly(26, 26, 26);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.75", "2, 0.5", "3, 0.4", "4, 0.3", "5, 0.15"})
  void shouldKeepTheMeanAndTheStatedShareOfTheDeviation(int severity, double kept) {
    byte[] scene = Scenes.scene(1, 32, 2);
    byte[] faint = Scenes.damaged(CorruptionKind.CONTRAST, severity, GREY, scene, ADDRESS);

    assertThat(Scenes.mean(faint)).isCloseTo(Scenes.mean(scene), within(0.5));
    assertThat(Scenes.deviation(faint)).isCloseTo(kept * Scenes.deviation(scene), within(0.3));
  }

  @Test
  void shouldKeepTheMeanOfEachChannel() {
    byte[] pixels = Scenes.flat(RGB, 0);
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) 200;
      pixels[i + 1] = (byte) (i % 2 * 100);
    }
    byte[] faint = Scenes.damaged(CorruptionKind.CONTRAST, 2, RGB, pixels, ADDRESS);

    assertThat(faint).startsWith(200, 25, 0, 200, 75, 0);
  }

  @Test
  void shouldMoveColoursAwayFromGrey() {
    assertThat(first(CorruptionKind.SATURATE, 3, 200, 150, 100)).containsExactly(200, 125, 50);
    assertThat(first(CorruptionKind.SATURATE, 4, 200, 190, 180)).containsExactly(200, 170, 140);
    assertThat(first(CorruptionKind.SATURATE, 5, 200, 150, 100)).containsExactly(200, 100, 0);
    assertThat(first(CorruptionKind.SATURATE, 5, 90, 90, 90)).containsExactly(90, 90, 90);
  }

  @Test
  void shouldRoundToTheNearestLevelThatThereIs() {
    assertThat(Planes.level(-3)).isEqualTo((byte) 0);
    assertThat(Planes.level(1.49)).isEqualTo((byte) 1);
    assertThat(Planes.level(1.5)).isEqualTo((byte) 2);
    assertThat(Planes.level(300)).isEqualTo((byte) 255);
  }

  private static int[] first(CorruptionKind kind, int severity, int red, int green, int blue) {
    byte[] pixels = new byte[RGB.values()];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    byte[] damaged = Scenes.damaged(kind, severity, RGB, pixels, ADDRESS);
    return new int[] {
      Byte.toUnsignedInt(damaged[0]), Byte.toUnsignedInt(damaged[1]), Byte.toUnsignedInt(damaged[2])
    };
  }
}
