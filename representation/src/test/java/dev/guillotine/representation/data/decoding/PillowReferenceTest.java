package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the outcome against Pillow's, stored beside the files by {@code pillow_reference.py}.
 * Formats without loss must agree exactly. Decoders of lossy formats round differently.
 */
class PillowReferenceTest {
  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgba.png",
        "grey.png",
        "grey-alpha.png",
        "palette.png",
        "palette-4-bit.png",
        "one-bit.png",
        "grey-2-bit.png",
        "interlaced.png",
        "rgb-16-bit.png",
        "grey-16-bit.png",
        "pixel.png",
        "narrow.png",
        "wide.png",
        "square-32.png",
        "odd-over.png",
        "noise.png",
        "palette.gif",
        "animated.gif",
        "placed.gif",
        "rgb.bmp",
        "rgba.bmp",
        "palette.bmp",
        "one-bit.bmp",
        "rgb-565.bmp",
        "rgb-555.bmp",
        "runs.bmp",
        "lossless.webp",
        "lossless-opaque.webp",
        "half-solid.webp",
        "solid.webp",
        "animated.webp"
      })
  void shouldAgreeExactlyWithoutLoss(String name) throws IOException {
    assertAgreement(name, 0);
  }

  /**
   * The IDCT may round either way, and the conversion of colours multiplies that. Measured: at most
   * 1 with libjpeg-turbo below Java; builds of Java may bring another libjpeg.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ycc-444.jpg",
        "ycc-420.jpg",
        "progressive.jpg",
        "restarts.jpg",
        "grey.jpg",
        "rgb.jpg",
        "cmyk.jpg",
        "ycck.jpg",
        "turned.jpg"
      })
  void shouldAgreeOnJpegButForRounding(String name) throws IOException {
    assertAgreement(name, 3);
  }

  /**
   * TwelveMonkeys repeats colour differences, libwebp interpolates them: where colours change
   * steeply a pixel may differ much. Measured: at most 16, 2.6 in the mean.
   */
  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossy-alpha.webp"})
  void shouldAgreeOnLossyWebpButForTheSharpnessOfColours(String name) throws IOException {
    assertAgreement(name, 24);
  }

  private void assertAgreement(String name, int tolerance) throws IOException {
    for (SquareFit fit : StoredFiles.FITS) {
      byte[] pixels = decoder.decode(name, StoredFiles.read(name), fit);
      byte[] expected = StoredFiles.expected(name, fit);
      assertThat(pixels).hasSameSizeAs(expected);
      int most = 0;
      for (int i = 0; i < pixels.length; i++) {
        most =
            Math.max(
                most, Math.abs(Byte.toUnsignedInt(pixels[i]) - Byte.toUnsignedInt(expected[i])));
      }
      assertThat(most).as("largest difference for %s", fit).isLessThanOrEqualTo(tolerance);
    }
  }
}
