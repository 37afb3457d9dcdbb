package dev.guillotine.representation.data.decoding;

import static dev.guillotine.representation.data.decoding.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedFilesTest {
  private static final int GIF_TRAILER_BYTES = 1;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ycc-420.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "rgb.png",
        "palette-4-bit.png",
        "rgb.bmp",
        "one-bit.bmp",
        "lossy.webp",
        "lossless.webp",
        "animated.webp"
      })
  void shouldRefuseAFileCutAnywhere(String name) throws IOException {
    byte[] file = StoredFiles.read(name);

    for (int length = 0; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length));
    }
  }

  @Test
  void shouldRefuseAGifCutBeforeTheEndOfItsImage() throws IOException {
    byte[] file = StoredFiles.read("palette.gif");

    for (int length = 0; length < file.length - GIF_TRAILER_BYTES; length++) {
      assertRefused(Arrays.copyOf(file, length));
    }
  }

  @Test
  void shouldReadAnAnimationOfWhichOnlyTheFirstFrameIsWhole() throws IOException {
    byte[] file = StoredFiles.read("animated.gif");
    SquareFit fit = StoredFiles.FITS.get(0);

    byte[] pixels =
        new ImageDecoder().decode("cut.gif", Arrays.copyOf(file, file.length - 20), fit);

    assertThat(pixels).isEqualTo(StoredFiles.expected("animated.gif", fit));
  }

  @Test
  void shouldTellWhereAJpegEnds() throws IOException {
    byte[] file = StoredFiles.read("ycc-420.jpg");

    assertRefused(Arrays.copyOf(file, 1_000), "byte 1000: found the end", "(ff d9)");
  }

  /** Whoever cuts a file may add the marker: then only the decoder sees that data is missing. */
  @Test
  void shouldRefuseAJpegWhoseDataEndEarly() throws IOException {
    byte[] file = StoredFiles.read("ycc-420.jpg");
    byte[] cut = Arrays.copyOf(file, 1_000);
    cut[998] = (byte) 0xff;
    cut[999] = (byte) 0xd9;

    assertRefused(cut, "premature end of data segment", "expected an undamaged JPEG file");
  }

  @Test
  void shouldRefuseAPngWhoseDataEndEarly() {
    byte[] file =
        PngFiles.file(PngFiles.header(9, 9, 8, 0), PngFiles.data(new byte[10 * 8]), PngFiles.end());

    assertRefused(file, "found damage", "expected a whole PNG file");
  }

  @Test
  void shouldRefuseALosslessWebpWhoseDataEndEarly() throws IOException {
    byte[] file = StoredFiles.read("lossless-opaque.webp");
    byte[] cut = Arrays.copyOf(file, 620);
    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 612).putInt(16, 600);

    assertRefused(cut, "the data end before the picture does");
  }

  @Test
  void shouldRefuseAGifWhoseDataEndEarly() throws IOException {
    byte[] file = StoredFiles.read("palette.gif");
    int firstBlock = 13 + 3 * 32 + 10 + 1;
    byte[] cut = Arrays.copyOf(file, firstBlock + 1 + 100 + 2);
    cut[firstBlock] = 100;
    cut[firstBlock + 101] = 0;
    cut[firstBlock + 102] = 0x3b;

    assertRefused(cut, "found data for 4 rows, expected 17 rows");
  }
}
