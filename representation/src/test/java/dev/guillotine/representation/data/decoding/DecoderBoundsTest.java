package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.representation.data.Workers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Bounds that a decoder is given; those of every decoder are tested with the files they refuse. */
class DecoderBoundsTest {
  private static final SquareFit FIT = new SquareFit(8, 3);

  @Test
  void shouldRefuseAnImageThatDoesNotFitIntoItsMemory() throws IOException {
    ImageDecoder decoder = new ImageDecoder(1 << 20, 1 << 20);

    assertThat(decoder.decode("small.png", png(200), FIT)).hasSize(8 * 8 * 3);
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> decoder.decode("large.png", png(2_000), FIT))
        .withMessageContaining("large.png: found PNG of 2000 × 2000 pixels, expected at most");
  }

  @Test
  void shouldRefuseAFileThatIsLongerThanItMayBe() throws IOException {
    byte[] file = png(200);
    ImageDecoder decoder = new ImageDecoder(file.length - 1, 1 << 20);

    assertThat(decoder.mostEncodedBytes()).isEqualTo(file.length - 1);
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> decoder.decode("long.png", file, FIT))
        .withMessageContaining("expected 1 to " + (file.length - 1));
  }

  /** Room is for one image at a time, and given back by those that turn out damaged. */
  @Test
  void shouldLetImagesWaitForRoom() throws IOException {
    ImageDecoder decoder = new ImageDecoder(1 << 20, 400_000);
    byte[] whole = png(250);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    boolean[] decoded = new boolean[64];
    try (Workers workers = new Workers(8)) {
      workers.forEach(
          decoded.length,
          () ->
              slot -> {
                try {
                  decoder.decode("image", slot % 2 == 0 ? whole : damaged, FIT);
                  decoded[slot] = true;
                } catch (UnreadableImageException e) {
                  decoded[slot] = false;
                }
              });
    }
    for (int slot = 0; slot < decoded.length; slot++) {
      assertThat(decoded[slot]).as("image %d", slot).isEqualTo(slot % 2 == 0);
    }
  }

  private static byte[] png(int side) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", file);
    return file.toByteArray();
  }
}
