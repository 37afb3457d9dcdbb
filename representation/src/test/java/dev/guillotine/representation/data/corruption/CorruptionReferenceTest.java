package dev.guillotine.representation.data.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds pixels against NumPy 2 and SciPy 1. The grey image of 33 by 36 pixels has (7 y² + 13 x + 3
 * x y) mod 256 at row y and column x; lengths are 33/32 of those for 32 pixels. The references,
 * before rounding to levels:
 *
 * <ul>
 *   <li>gaussian-blur: {@code ndimage.gaussian_filter(mode="reflect", truncate=4)};
 *   <li>defocus-blur: {@code ndimage.correlate(mode="reflect")} with a disc whose area in each
 *       pixel was integrated by {@code integrate.quad};
 *   <li>motion-blur: a weighted sum of {@code ndimage.map_coordinates(order=1, mode="reflect")},
 *       its angle from an independent SplitMix64 that counts from 0;
 *   <li>zoom-blur: a mean of {@code ndimage.map_coordinates(order=1)};
 *   <li>pixelate: {@code repeat}, {@code reshape} and {@code mean} over 8 by 8 blocks.
 * </ul>
 */
class CorruptionReferenceTest {
  private static final int HEIGHT = 33;
  private static final int WIDTH = 36;
  private static final int[][] PLACES = {
    {0, 0}, {0, 35}, {32, 0}, {32, 35}, {16, 17}, {5, 30}, {20, 9}, {31, 22}
  };

  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN_BLUR, 1, 0.965 191.475 8.615 224.158 25.929 224.328 129.082 111.340",
    "GAUSSIAN_BLUR, 5, 10.736 147.347 68.079 176.353 94.666 144.582 114.585 148.179",
    "DEFOCUS_BLUR, 1, 0.980 191.309 8.817 223.995 26.226 222.605 129.686 112.226",
    "DEFOCUS_BLUR, 5, 7.356 149.326 61.174 182.739 97.188 138.988 107.867 156.455",
    "MOTION_BLUR, 5, 38.753 134.529 90.287 191.668 88.112 190.624 121.665 122.961",
    "ZOOM_BLUR, 5, 114.076 153.068 137.744 148.003 21.945 146.456 106.366 140.483",
    "PIXELATE, 5, 58.667 123.916 122.020 136.603 127.734 120.037 113.593 120.438"
  })
  void shouldAgreeWithSciPy(CorruptionKind kind, int severity, String expected) {
    byte[] pixels = new byte[HEIGHT * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        pixels[y * WIDTH + x] = (byte) (7 * y * y + 13 * x + 3 * x * y);
      }
    }

    kind.of(new ImageShape(1, HEIGHT, WIDTH), severity).apply(pixels, 0, new RandomAddress(0));

    String[] references = expected.split(" ");
    for (int i = 0; i < PLACES.length; i++) {
      double level = Byte.toUnsignedInt(pixels[PLACES[i][0] * WIDTH + PLACES[i][1]]);
      assertThat(level).isCloseTo(Double.parseDouble(references[i]), within(0.52));
    }
  }
}
