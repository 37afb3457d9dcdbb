package dev.guillotine.embedding.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitPictureTest {
  @ParameterizedTest
  @CsvSource({"3, 8, 8", "3, 32, 32", "1, 28, 28", "3, 64, 64", "3, 65, 30", "3, 1024, 1024"})
  void shouldKeepWithinItsBoundWhateverTheImages(int channels, int height, int width)
      throws Exception {
    byte[] picture =
        SplitPicture.of(new Noise(new ImageShape(channels, height, width), 40)).orElseThrow();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    assertThat(picture).hasSizeLessThanOrEqualTo(SplitPicture.MOST_BYTES);
    assertThat(image.getWidth()).isBetween(2 * 30, 6 * 70);
  }

  @Test
  void shouldShowFewerSamplesThanASheetHolds() throws Exception {
    assertThat(SplitPicture.of(new Noise(new ImageShape(3, 32, 32), 1))).isPresent();
  }

  @Test
  void shouldShowNoPictureOfSignals() throws Exception {
    assertThat(SplitPicture.of(new Noise(new SignalShape(1, 40), 40))).isEmpty();
  }

  @Test
  void shouldShowTheMeanOfEverySquareOfALargeImage() {
    Samples bright = new Flat(new ImageShape(3, 200, 130), (byte) 200);

    assertThat(Thumbnail.of(bright, 0, 64).shape()).isEqualTo(new ImageShape(3, 50, 33));
    assertThat(Thumbnail.of(bright, 0, 64).pixels()).containsOnly((byte) 200);
  }

  private record Noise(SampleShape shape, int size) implements Samples {
    @Override
    public Targets targets(String task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      byte[] noise = new byte[shape.bytes()];
      new Random(position).nextBytes(noise);
      System.arraycopy(noise, 0, target, offset, noise.length);
    }
  }

  private record Flat(SampleShape shape, byte level) implements Samples {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Targets targets(String task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      Arrays.fill(target, offset, offset + shape.bytes(), level);
    }
  }
}
