package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final SquareFit FIT = new SquareFit(5, 3);

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif"})
  void shouldKeepThePixelsOfAnImageOfTheSize(String format) throws IOException {
    BufferedImage image = new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 25; i++) {
      image.setRGB(i % 5, i / 5, 0x0a_1b_2c * i);
    }

    byte[] pixels = decoder.decode("image." + format, written(image, format), FIT);

    for (int i = 0; i < 25; i++) {
      assertThat(colour(pixels, i)).isEqualTo(0x0a_1b_2c * i);
    }
  }

  @Test
  void shouldDropAlpha() throws IOException {
    BufferedImage image = new BufferedImage(5, 5, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 25; i++) {
      image.setRGB(i % 5, i / 5, (10 * i) << 24 | 0x0a_1b_2c);
    }

    byte[] pixels = decoder.decode("image.png", written(image, "png"), FIT);

    for (int i = 0; i < 25; i++) {
      assertThat(colour(pixels, i)).isEqualTo(0x0a_1b_2c);
    }
  }

  @Test
  void shouldMakeOnePixelLarge() throws IOException {
    byte[] pixels = decoder.decode("pixel.png", StoredFiles.read("pixel.png"), FIT);

    for (int i = 0; i < 25; i++) {
      assertThat(colour(pixels, i)).isEqualTo(200 << 16 | 30 << 8 | 7);
    }
  }

  @Test
  void shouldNotChangeTheFile() throws IOException {
    byte[] file = StoredFiles.read("turned.jpg");

    decoder.decode("turned.jpg", file, FIT);

    assertThat(file).isEqualTo(StoredFiles.read("turned.jpg"));
  }

  @Test
  void shouldServeSeveralThreads() throws Exception {
    List<String> names = List.of("ycc-420.jpg", "rgb.png", "palette.gif", "lossy.webp", "runs.bmp");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> outcomes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String name = names.get(i % names.size());
        byte[] file = StoredFiles.read(name);
        outcomes.add(pool.submit(() -> decoder.decode(name, file, FIT)));
      }
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(outcomes.get(i).get()).isEqualTo(outcomes.get(i % names.size()).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static int colour(byte[] pixels, int position) {
    return Byte.toUnsignedInt(pixels[3 * position]) << 16
        | Byte.toUnsignedInt(pixels[3 * position + 1]) << 8
        | Byte.toUnsignedInt(pixels[3 * position + 2]);
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, file)).isTrue();
    return file.toByteArray();
  }
}
