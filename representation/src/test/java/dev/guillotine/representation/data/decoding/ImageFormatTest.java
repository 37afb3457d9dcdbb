package dev.guillotine.representation.data.decoding;

import static dev.guillotine.representation.data.decoding.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
  @ParameterizedTest
  @CsvSource({
    "ycc-420.jpg, JPEG",
    "rgb.png, PNG",
    "palette.gif, GIF",
    "rgb.bmp, BMP",
    "lossy.webp, WEBP"
  })
  void shouldTellTheFormatByTheFirstBytes(String file, ImageFormat format) throws IOException {
    assertThat(ImageFormat.of(new EncodedImage("7.txt", StoredFiles.read(file)))).isEqualTo(format);
  }

  @Test
  void shouldRefuseAPageThatIsCalledJpeg() {
    byte[] page = "<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.US_ASCII);

    assertRefused(
        page,
        "byte 0: found 3c 21 44 4f",
        "(\"<!DOCTYPE ht\")",
        "expected a JPEG, PNG, GIF, BMP or WebP file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"B", "GIF88a", "RIFF....WAVEfmt ", "II*.TIFF", "%PDF-1.7", "\0\0\0\0"})
  void shouldRefuseWhatIsNoImage(String content) {
    assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "byte 0: found ");
  }

  @Test
  void shouldRefuseNothing() {
    assertRefused(new byte[0], "found 0 bytes, expected 1 to 67108864");
  }
}
