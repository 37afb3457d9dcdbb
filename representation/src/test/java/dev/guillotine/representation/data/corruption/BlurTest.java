package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds that take detail away. */
class BlurTest {
  private static final ImageShape SHAPE = new ImageShape(1, 33, 33);

  @ParameterizedTest
  @EnumSource(
      names = {".*_BLUR", "PIXELATE", "CONTRAST"},
      mode = EnumSource.Mode.MATCH_ANY)
  void shouldLeaveAFlatImageAsItIs(CorruptionKind kind) {
    for (int level : new int[] {0, 1, 77, 128, 254, 255}) {
      byte[] flat = Scenes.flat(SHAPE, level);
      for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
        assertThat(Scenes.damaged(kind, severity, SHAPE, flat, ADDRESS)).isEqualTo(flat);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN_BLUR", "DEFOCUS_BLUR"})
  void shouldKeepTheMean(CorruptionKind kind) {
    byte[] noise = noise();
    for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
      byte[] blurred = Scenes.damaged(kind, severity, SHAPE, noise, ADDRESS);
      assertThat(Scenes.mean(blurred)).isCloseTo(Scenes.mean(noise), within(0.1));
    }
  }

  @ParameterizedTest
  @EnumSource(names = ".*_BLUR", mode = EnumSource.Mode.MATCH_ANY)
  void shouldTakeDetailAwayWithEverySeverity(CorruptionKind kind) {
    double[] roughness = new double[CorruptionKind.SEVERITIES];
    for (int i = 0; i < roughness.length; i++) {
      roughness[i] = -roughness(Scenes.damaged(kind, i + 1, SHAPE, noise(), ADDRESS));
    }

    assertThat(roughness).isSorted();
    assertThat(-roughness[0]).isLessThan(roughness(noise()));
  }

  @Test
  void shouldSpreadAPointByTheStatedDeviation() {
    Kernel kernel = Kernel.of(new double[][] {GaussianBlur.bell(2.5)});

    assertThat(variance(kernel.columns(), kernel.weights())).isCloseTo(6.25, within(0.02));
    assertThat(kernel.rows()).containsOnly(0);
  }

  /** A disc of radius r has variance r² / 4 along each axis, the pixel it is sampled by 1 / 12. */
  @Test
  void shouldSpreadAPointOverADisc() {
    double[][] areas = DefocusBlur.disc(6.3);
    Kernel kernel = Kernel.of(areas);

    assertThat(Arrays.stream(areas).flatMapToDouble(Arrays::stream).sum())
        .isCloseTo(Math.PI * 6.3 * 6.3, within(0.01));
    assertThat(variance(kernel.rows(), kernel.weights()))
        .isCloseTo(6.3 * 6.3 / 4 + 1.0 / 12, within(0.03));
    assertThat(variance(kernel.columns(), kernel.weights()))
        .isCloseTo(6.3 * 6.3 / 4 + 1.0 / 12, within(0.03));
  }

  @Test
  void shouldMirrorTheImageAtItsEdges() {
    Kernel left = new Kernel(new int[] {0}, new int[] {-2}, new float[] {1});
    Kernel down = new Kernel(new int[] {5}, new int[] {0}, new float[] {1});

    assertThat(left.apply(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)).containsExactly(2, 1, 1, 5, 4, 4);
    assertThat(down.apply(new float[] {1, 2, 3}, 3, 1)).containsExactly(1, 1, 2);
  }

  @Test
  void shouldMakeTheStatedNumberOfBlocks() {
    byte[] ramp = new byte[32 * 32];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (8 * (i % 32));
    }
    int[] blocks = new int[CorruptionKind.SEVERITIES];
    for (int i = 0; i < blocks.length; i++) {
      ImageShape shape = new ImageShape(1, 32, 32);
      byte[] coarse = Scenes.damaged(CorruptionKind.PIXELATE, i + 1, shape, ramp, ADDRESS);
      blocks[i] = (int) Arrays.stream(toInts(Arrays.copyOf(coarse, 32))).distinct().count();
    }

    assertThat(blocks).containsExactly(19, 16, 12, 9, 8);
  }

  private static byte[] noise() {
    return Scenes.damaged(
        CorruptionKind.GAUSSIAN_NOISE, 5, SHAPE, Scenes.flat(SHAPE, 120), ADDRESS.at(9));
  }

  /** Mean square difference of pixels side by side. */
  private static double roughness(byte[] pixels) {
    double sum = 0;
    for (int i = 1; i < pixels.length; i++) {
      double step = Byte.toUnsignedInt(pixels[i]) - Byte.toUnsignedInt(pixels[i - 1]);
      sum += step * step;
    }
    return sum / pixels.length;
  }

  private static double variance(int[] offsets, float[] weights) {
    double sum = 0;
    for (int i = 0; i < offsets.length; i++) {
      sum += weights[i] * offsets[i] * offsets[i];
    }
    return sum;
  }

  private static int[] toInts(byte[] bytes) {
    int[] ints = new int[bytes.length];
    Arrays.setAll(ints, i -> Byte.toUnsignedInt(bytes[i]));
    return ints;
  }
}
