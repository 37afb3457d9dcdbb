package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FogTest {
  private static final ImageShape SHAPE = new ImageShape(1, 32, 32);

  @ParameterizedTest
  @ValueSource(ints = {8, 28, 32, 33, 64, 224, 256, 300, 1000})
  void shouldCoverASquareOfAnySide(int side) {
    Plasma cloud = new Plasma(side, 2, new RandomStream(ADDRESS));
    double least = 1;
    double most = 0;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        assertThat(cloud.at(row, column)).isBetween(0.0, 1.0);
        least = Math.min(least, cloud.at(row, column));
        most = Math.max(most, cloud.at(row, column));
      }
    }

    assertThat(least).isLessThan(0.1);
    assertThat(most).isGreaterThan(0.9);
  }

  @Test
  void shouldBeSmootherTheFasterItDecays() {
    assertThat(roughness(3)).isLessThan(roughness(2.5));
    assertThat(roughness(2.5)).isLessThan(roughness(2));
    assertThat(roughness(2)).isLessThan(roughness(1.75));
  }

  @Test
  void shouldMeetAtOppositeEdges() {
    double across = 0;
    double within = 0;
    for (int i = 0; i < 50; i++) {
      Plasma cloud = new Plasma(32, 2, new RandomStream(ADDRESS.at(i)));
      for (int row = 0; row < 32; row++) {
        across += Math.abs(cloud.at(row, 31) - cloud.at(row, 0));
        within += Math.abs(cloud.at(row, 15) - cloud.at(row, 16));
      }
    }

    assertThat(across / within).isCloseTo(1, within(0.2));
  }

  @Test
  void shouldShowTheSameCloudToImagesOfTwoSides() {
    Plasma large = new Plasma(64, 3, new RandomStream(ADDRESS));
    Plasma odd = new Plasma(48, 3, new RandomStream(ADDRESS));

    for (int i = 0; i < 16; i++) {
      assertThat(odd.at(3 * i, 6)).isCloseTo(large.at(4 * i, 8), within(1e-6));
    }
  }

  @Test
  void shouldHazeWithoutExceedingTheHighestValue() {
    byte[] scene = Scenes.scene(1, 32, 5);
    int most = 0;
    for (byte pixel : scene) {
      most = Math.max(most, Byte.toUnsignedInt(pixel));
    }
    byte[] hazy = Scenes.damaged(CorruptionKind.FOG, 5, SHAPE, scene, ADDRESS);

    for (byte pixel : hazy) {
      assertThat(Byte.toUnsignedInt(pixel)).isLessThanOrEqualTo(most);
    }
    assertThat(Scenes.damaged(CorruptionKind.FOG, 5, SHAPE, Scenes.flat(SHAPE, 0), ADDRESS))
        .containsOnly(0);
  }

  /** Mean absolute difference of neighbours in 20 clouds. */
  private static double roughness(double decay) {
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      Plasma cloud = new Plasma(32, decay, new RandomStream(ADDRESS.at(i)));
      for (int row = 0; row < 32; row++) {
        for (int column = 1; column < 32; column++) {
          sum += Math.abs(cloud.at(row, column) - cloud.at(row, column - 1));
        }
      }
    }
    return sum;
  }
}
