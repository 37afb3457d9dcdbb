package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overwrites bytes at random places of valid files, 2,200 times: pixels or a refusal, no more. */
class DamagedFilesTest {
  private static final int VARIANTS = 110;
  private static final SquareFit FIT = new SquareFit(9, 3);

  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ycc-420.jpg",
        "progressive.jpg",
        "restarts.jpg",
        "cmyk.jpg",
        "turned.jpg",
        "rgb.png",
        "palette.png",
        "interlaced.png",
        "grey-16-bit.png",
        "one-bit.png",
        "palette.gif",
        "placed.gif",
        "rgb.bmp",
        "palette.bmp",
        "rgb-565.bmp",
        "runs.bmp",
        "lossless.webp",
        "lossy.webp",
        "lossy-alpha.webp",
        "animated.webp"
      })
  void shouldGiveEitherPixelsOrARefusal(String name) throws IOException {
    byte[] whole = StoredFiles.read(name);
    RandomAddress address = RandomAddress.of(1, name);
    int refused = 0;
    for (int variant = 0; variant < VARIANTS; variant++) {
      byte[] damaged = damaged(whole, new RandomStream(address.at(variant)));
      if (name.endsWith(".png") && variant % 2 == 0) {
        PngFiles.signAll(damaged);
      }
      try {
        assertThat(decoder.decode(name, damaged, FIT)).hasSize(FIT.shape().values());
      } catch (UnreadableImageException e) {
        assertThat(e).hasMessageStartingWith(name + ": ");
        refused++;
      } catch (RuntimeException | Error e) {
        fail("variant " + variant, e);
      }
    }
    assertThat(refused).isPositive();
  }

  /** Up to six bytes anywhere, half of them where headers are. */
  private static byte[] damaged(byte[] whole, RandomStream random) {
    byte[] damaged = whole.clone();
    int count = 1 + random.below(6);
    for (int i = 0; i < count; i++) {
      int most = random.chance(0.5) ? Math.min(60, whole.length) : whole.length;
      damaged[random.below(most)] = (byte) random.below(256);
    }
    return damaged;
  }
}
