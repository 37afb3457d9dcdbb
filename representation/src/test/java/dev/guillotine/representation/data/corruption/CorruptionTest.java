package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of damage. */
class CorruptionTest {
  private static final Set<CorruptionKind> DRAWN =
      EnumSet.of(
          CorruptionKind.GAUSSIAN_NOISE,
          CorruptionKind.SHOT_NOISE,
          CorruptionKind.IMPULSE_NOISE,
          CorruptionKind.MOTION_BLUR,
          CorruptionKind.FOG);

  @ParameterizedTest
  @MethodSource("kindsAndShapes")
  void shouldHurtMoreWithEverySeverity(CorruptionKind kind, int channels, int side) {
    ImageShape shape = new ImageShape(channels, side, side);
    double[] distances = new double[CorruptionKind.SEVERITIES];
    for (int position = 0; position < 30; position++) {
      byte[] scene = Scenes.scene(channels, side, position);
      for (int i = 0; i < distances.length; i++) {
        byte[] damaged = Scenes.damaged(kind, i + 1, shape, scene, ADDRESS.at(position));
        distances[i] += Scenes.distance(scene, damaged) / 30;
      }
    }

    if (kind.changes(shape)) {
      assertThat(distances).isSorted().doesNotHaveDuplicates();
      assertThat(distances[0]).isGreaterThan(0.5);
    } else {
      assertThat(distances).containsOnly(0);
    }
  }

  private static Stream<Arguments> kindsAndShapes() {
    return Arrays.stream(CorruptionKind.values())
        .flatMap(
            kind ->
                Stream.of(1, 3)
                    .flatMap(
                        channels ->
                            Stream.of(28, 32, 33, 64)
                                .map(side -> Arguments.of(kind, channels, side))));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeImagesOfAnySizeFromEightPixels(CorruptionKind kind) {
    for (int[] size : new int[][] {{8, 8}, {8, 50}, {61, 9}, {20, 300}}) {
      for (int channels : new int[] {1, 3}) {
        ImageShape shape = new ImageShape(channels, size[0], size[1]);
        byte[] pixels = new byte[shape.values()];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = (byte) (i * i);
        }
        for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
          byte[] damaged = Scenes.damaged(kind, severity, shape, pixels, ADDRESS);
          boolean changed = !Arrays.equals(damaged, pixels);
          assertThat(changed || severity < 5 || !kind.changes(shape)).as("%s", shape).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldChangeNothingButTheImage(CorruptionKind kind) {
    for (int channels : new int[] {1, 3}) {
      byte[] scene = Scenes.scene(channels, 32, 3);
      ImageShape shape = new ImageShape(channels, 32, 32);
      byte[] target = new byte[scene.length + 20];
      System.arraycopy(scene, 0, target, 10, scene.length);

      kind.of(shape, 3).apply(target, 10, ADDRESS);

      assertThat(Arrays.copyOfRange(target, 10, 10 + scene.length))
          .isEqualTo(Scenes.damaged(kind, 3, shape, scene, ADDRESS));
      assertThat(Arrays.copyOf(target, 10)).containsOnly(0);
      assertThat(Arrays.copyOfRange(target, 10 + scene.length, target.length)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDependOnTheAddressWhereItDrawsAndNowhereElse(CorruptionKind kind) {
    ImageShape shape = new ImageShape(3, 32, 32);
    byte[] scene = Scenes.scene(3, 32, 3);
    byte[] here = Scenes.damaged(kind, 2, shape, scene, ADDRESS);

    assertThat(Scenes.damaged(kind, 2, shape, scene, ADDRESS)).isEqualTo(here);
    assertThat(Arrays.equals(here, Scenes.damaged(kind, 2, shape, scene, ADDRESS.at(1))))
        .isEqualTo(!DRAWN.contains(kind));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAnImageThatDoesNotFit(CorruptionKind kind) {
    Corruption corruption = kind.of(new ImageShape(3, 32, 32), 1);
    byte[] pixels = new byte[3 * 32 * 32];

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> corruption.apply(pixels, 1, ADDRESS));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> corruption.apply(pixels, -1, ADDRESS));
    assertThat(pixels).containsOnly(0);
  }

  @Test
  void shouldScaleLengthsWithTheShorterSideFrom32PixelsUp() {
    assertThat(new Strength(new ImageShape(3, 64, 200), 2).length(1, 2, 3, 4, 5)).isEqualTo(4);
    assertThat(new Strength(new ImageShape(3, 64, 16), 5).length(1, 2, 3, 4, 5)).isEqualTo(5);
    assertThat(new Strength(new ImageShape(3, 64, 16), 5).of(1, 2, 3, 4, 5)).isEqualTo(5);
  }
}
