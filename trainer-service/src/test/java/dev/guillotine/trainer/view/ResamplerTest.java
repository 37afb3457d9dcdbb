package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {

  static Stream<ImageShape> shapes() {
    return Stream.of(
        new ImageShape(3, 32, 32),
        new ImageShape(1, 28, 28),
        new ImageShape(3, 9, 21),
        new ImageShape(1, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldReproduceTheImageFromAWindowThatHoldsAllOfIt(ImageShape shape) {
    byte[] pixels = pixels(shape);

    float[][] view =
        resample(shape, pixels, CropWindow.whole(shape.height(), shape.width()), false);

    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          assertThat((double) view[channel][row * shape.width() + column])
              .isCloseTo(level(shape, pixels, row, column, channel), within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldAgreeWithTheDefinition(ImageShape shape) {
    byte[] pixels = pixels(shape);
    for (int i = 0; i < 5; i++) {
      CropWindow window =
          CropWindow.draw(
              new Views.Crop(0.05, 1.0),
              shape.height(),
              shape.width(),
              new RandomStream(RandomAddress.of(i, "resampler")));
      float[][] view = resample(shape, pixels, window, false);
      for (int row = 0; row < shape.height(); row++) {
        for (int column = 0; column < shape.width(); column++) {
          double y = window.top() + (row + 0.5) / shape.height() * window.height();
          double x = window.left() + (column + 0.5) / shape.width() * window.width();
          for (int channel = 0; channel < shape.channels(); channel++) {
            assertThat((double) view[channel][row * shape.width() + column])
                .isCloseTo(bilinear(shape, pixels, y, x, channel), within(1e-5));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldSwapLeftAndRight(ImageShape shape) {
    byte[] pixels = pixels(shape);
    CropWindow window =
        CropWindow.draw(
            new Views.Crop(0.2, 0.8),
            shape.height(),
            shape.width(),
            new RandomStream(RandomAddress.of(9, "resampler")));

    float[][] straight = resample(shape, pixels, window, false);
    float[][] flipped = resample(shape, pixels, window, true);

    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int i = 0; i < straight[channel].length; i++) {
        int column = i % shape.width();
        int mirrored = i - column + shape.width() - 1 - column;
        assertThat(flipped[channel][mirrored]).isEqualTo(straight[channel][i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldKeepAConstantImage(ImageShape shape) {
    byte[] white = new byte[shape.values()];
    Arrays.fill(white, (byte) 255);
    CropWindow window =
        CropWindow.draw(
            new Views.Crop(0.2, 0.8),
            shape.height(),
            shape.width(),
            new RandomStream(RandomAddress.of(3, "resampler")));

    for (float[] plane : resample(shape, white, window, true)) {
      for (float value : plane) {
        assertThat(value).isCloseTo(1f, within(1e-6f));
      }
    }
  }

  private static float[][] resample(
      ImageShape shape, byte[] pixels, CropWindow window, boolean flipped) {
    float[][] view = new float[shape.channels()][shape.height() * shape.width()];
    new Resampler(shape).resample(pixels, window, flipped, view);
    return view;
  }

  /** Sum over all pixels, each weighted by a tent of width 2 around its centre. */
  private static double bilinear(ImageShape shape, byte[] pixels, double y, double x, int channel) {
    double centreY = Math.max(0.5, Math.min(shape.height() - 0.5, y));
    double centreX = Math.max(0.5, Math.min(shape.width() - 0.5, x));
    double sum = 0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double weight =
            Math.max(0, 1 - Math.abs(row + 0.5 - centreY))
                * Math.max(0, 1 - Math.abs(column + 0.5 - centreX));
        sum += weight * level(shape, pixels, row, column, channel);
      }
    }
    return sum;
  }

  private static double level(ImageShape shape, byte[] pixels, int row, int column, int channel) {
    return Byte.toUnsignedInt(pixels[(row * shape.width() + column) * shape.channels() + channel])
        / 255.0;
  }

  private static byte[] pixels(ImageShape shape) {
    byte[] pixels = new byte[shape.values()];
    new Random(shape.values()).nextBytes(pixels);
    return pixels;
  }
}
