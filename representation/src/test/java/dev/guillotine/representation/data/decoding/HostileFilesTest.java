package dev.guillotine.representation.data.decoding;

import static dev.guillotine.representation.data.decoding.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to exhaust memory or time, or to lead a reader astray. */
class HostileFilesTest {
  private static final byte[] TINY =
      PngFiles.file(
          PngFiles.header(2, 2, 8, 0),
          PngFiles.data(new byte[] {0, 9, 8, 0, 7, 6}),
          PngFiles.end());

  @Test
  void shouldRefuseAHugePngByItsHeader() {
    byte[] file =
        PngFiles.file(
            PngFiles.header(60_000, 60_000, 8, 2), PngFiles.data(new byte[9]), PngFiles.end());

    assertRefused(file, "found PNG of 60000 × 60000 pixels, expected at most 67108864 pixels");
  }

  @Test
  void shouldRefuseASmallPngOfManyPixels() {
    byte[] file =
        PngFiles.file(
            PngFiles.header(9_000, 9_000, 1, 0),
            PngFiles.data(new byte[9_000 * (1 + 9_000 / 8)]),
            PngFiles.end());

    assertThat(file).hasSizeLessThan(1 << 17);
    assertRefused(file, "9000 × 9000");
  }

  @Test
  void shouldRefuseDeepPixelsThatTakeTooMuchMemory() {
    byte[] file =
        PngFiles.file(
            PngFiles.header(8_000, 8_000, 16, 6), PngFiles.data(new byte[9]), PngFiles.end());

    assertRefused(file, "8000 × 8000", "at most 50331648 pixels (8 bytes of memory for each)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
  void shouldNotInflateWhatIsNotThePicture(String type) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("name\0\0".getBytes(StandardCharsets.US_ASCII));
    content.writeBytes(PngFiles.deflated(new byte[1 << 26]));
    byte[] bomb = PngFiles.chunk(type, content.toByteArray());
    byte[] file =
        PngFiles.file(
            PngFiles.header(2, 2, 8, 0),
            bomb,
            PngFiles.data(new byte[] {0, 9, 8, 0, 7, 6}),
            PngFiles.end());

    assertThat(PngExcerpt.of(new EncodedImage("bomb.png", file)).content()).isEqualTo(TINY);
    assertThat(new ImageDecoder().decode("bomb.png", file, new SquareFit(2, 1)))
        .containsExactly(9, 8, 7, 6);
  }

  @Test
  void shouldRefuseAChunkLongerThanTheFile() {
    byte[] file = TINY.clone();
    ByteBuffer.wrap(file).putInt(33, Integer.MAX_VALUE);

    assertRefused(file, "found the end, expected 2147483659 bytes from byte 33");
  }

  @Test
  void shouldRefuseAWrongChecksum() {
    byte[] file = TINY.clone();
    file[19] = 1;

    assertRefused(file, "byte 29: found checksum", "of chunk 49 48 44 52 (\"IHDR\")");
  }

  @Test
  void shouldRefuseAHugeJpegByItsHeader() throws IOException {
    byte[] file = StoredFiles.read("ycc-420.jpg");
    int header = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
    Arrays.fill(file, header + 5, header + 9, (byte) 0xff);

    assertRefused(file, "found JPEG of 65535 × 65535 pixels");
  }

  @Test
  void shouldRefuseAJpegWithMoreScansThanItsPixelsBear() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes(0xff, 0xd8, 0xff, 0xc2, 0, 11, 8, 0x1f, 0x40, 0x1f, 0x40, 1, 1, 0x11, 0));
    for (int scan = 0; scan < 17; scan++) {
      file.writeBytes(bytes(0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0));
    }
    file.writeBytes(bytes(0xff, 0xd9));

    assertRefused(file.toByteArray(), "found scan 17 of 64000000 pixels", "at most 1073741824");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xc3, 0xc5, 0xc9, 0xca, 0xcf})
  void shouldRefuseARareProcessOfJpeg(int marker) {
    byte[] file = bytes(0xff, 0xd8, 0xff, marker, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xff, 0xd9);

    assertRefused(file, "byte 2: found a frame of process " + (marker - 0xc0));
  }

  @Test
  void shouldRefuseAJpegWithoutAnImage() {
    assertRefused(bytes(0xff, 0xd8, 0xff, 0xd9), "found the end of the image");
  }

  @Test
  void shouldRefuseASmallFrameOnAHugeScreen() throws IOException {
    byte[] file = StoredFiles.read("palette.gif");
    Arrays.fill(file, 6, 10, (byte) 0xff);

    assertRefused(file, "found GIF of 65535 × 65535 pixels");
  }

  @Test
  void shouldRefuseASmallPictureOnAHugeCanvas() throws IOException {
    byte[] file = StoredFiles.read("animated.webp");
    Arrays.fill(file, 24, 30, (byte) 0xff);

    assertRefused(file, "found WEBP of 16777216 × 16777216 pixels");
  }

  @Test
  void shouldRefuseAFileWithinABitmap() throws IOException {
    byte[] file = StoredFiles.read("rgb.bmp");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(30, 5);

    assertRefused(file, "byte 28: found 24 bits per pixel with compression 5");
  }

  @Test
  void shouldRefuseABitmapWithoutItsPixels() throws IOException {
    byte[] file = StoredFiles.read("rgb.bmp");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 8_000).putInt(22, 8_000);

    assertRefused(file, "found the end, expected 192000000 bytes from byte 54");
  }

  @Test
  void shouldRefuseALongFile() {
    assertRefused(
        new byte[ImageDecoder.MOST_ENCODED_BYTES + 1], "found 67108865 bytes", "67108864");
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
