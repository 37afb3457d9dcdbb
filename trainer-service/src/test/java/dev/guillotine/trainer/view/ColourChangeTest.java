package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourChangeTest {
  private static final int PIXELS = 200;

  private final float[][] image = image(3, 0.3f, 0.7f);

  @Test
  void shouldLeaveTheImageAloneUnlessToldOtherwise() {
    assertThat(changed(ColourFactors.NONE)).isDeepEqualTo(image);
  }

  @Test
  void shouldAgreeWithOneStepAfterAnother() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      double brightness = 0.8 + 0.4 * random.nextDouble();
      double contrast = 0.8 + 0.4 * random.nextDouble();
      double saturation = 1.2 * random.nextDouble();
      double hue = random.nextDouble() - 0.5;
      double[][] expected = stepByStep(brightness, contrast, saturation, hue);
      float[][] actual = changed(new ColourFactors(brightness, contrast, saturation, hue));
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          assertThat((double) actual[channel][pixel])
              .isCloseTo(expected[channel][pixel], within(1e-5));
        }
      }
    }
  }

  @Test
  void shouldScaleTheMeanByTheBrightnessAndKeepItUnderContrast() {
    assertThat(mean(changed(new ColourFactors(1.2, 1, 1, 0))))
        .isCloseTo(1.2 * mean(image), within(1e-5));
    assertThat(meanLuma(changed(new ColourFactors(1, 0.7, 1, 0))))
        .isCloseTo(meanLuma(image), within(1e-5));
    assertThat(meanLuma(changed(new ColourFactors(1, 1.3, 1, 0))))
        .isCloseTo(meanLuma(image), within(1e-5));
  }

  @Test
  void shouldKeepTheLumaOfEveryPixelUnderHueAndSaturation() {
    float[][] turned = changed(new ColourFactors(1, 1, 0.9, 0.1));
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      assertThat(luma(turned, pixel)).isCloseTo(luma(image, pixel), within(1e-4));
    }
    assertThat(turned[0]).isNotEqualTo(image[0]);
  }

  @Test
  void shouldComeBackAfterAWholeTurnOfTheHue() {
    float[][] view = copy(image);
    for (int turn = 0; turn < 8; turn++) {
      change(new ColourFactors(1, 1, turn == 0 ? 0.5 : 1, 1.0 / 8), view);
    }
    float[][] once = changed(new ColourFactors(1, 1, 0.5, 0));
    for (int channel = 0; channel < 3; channel++) {
      assertThat(view[channel]).containsExactly(once[channel], within(1e-5f));
    }
  }

  @Test
  void shouldTakeAllColourAwayWhenFading() {
    float[][] faded = changed(new ColourFactors(1, 1, 1.2, 0.3).faded());
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      for (float[] plane : faded) {
        assertThat((double) plane[pixel]).isCloseTo(luma(image, pixel), within(1e-6));
      }
    }
  }

  @Test
  void shouldClampOnceAtTheEnd() {
    float[][] halved = image(3, 0.6f, 0.7f);
    change(new ColourFactors(2, 0.1, 1, 0), halved);
    float[][] stretched = image(3, 0f, 1f);
    change(new ColourFactors(1, 2, 1, 0), stretched);

    assertThat(halved[0]).containsOnly(1f);
    assertThat(stretched[0]).contains(0f, 1f);
    for (float value : stretched[0]) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void shouldChangeBrightnessAndContrastOfAGreyImageOnly() {
    float[][] grey = image(1, 0.3f, 0.7f);
    float[][] view = copy(grey);
    ColourChange colours = new ColourChange(1, PIXELS);

    colours.apply(new ColourFactors(1, 1, 0.3, 0.4).faded(), view);
    assertThat(view).isDeepEqualTo(grey);

    colours.apply(new ColourFactors(1.1, 0.8, 0.3, 0.4), view);
    double mean = mean(grey);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      assertThat((double) view[0][pixel])
          .isCloseTo(1.1 * (0.8 * grey[0][pixel] + 0.2 * mean), within(1e-5));
    }
  }

  @Test
  void shouldDrawNothingWithoutStrength() {
    assertThat(ColourFactors.draw(new Views.Jitter(1.0, 0.0, 0.0, 0.0, 0.0), stream(1)))
        .isEqualTo(ColourFactors.NONE);
    assertThat(ColourFactors.draw(new Views.Jitter(0.0, 1.0, 1.0, 1.0, 0.5), stream(1)))
        .isEqualTo(ColourFactors.NONE);
  }

  @Test
  void shouldDrawBrightnessFromItsRange() {
    double least = 9;
    double most = 0;
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      ColourFactors colours =
          ColourFactors.draw(new Views.Jitter(1.0, 0.4, 0.0, 0.0, 0.0), stream(i));
      double factor = mean(changed(colours)) / mean(image);
      least = Math.min(least, factor);
      most = Math.max(most, factor);
      sum += factor;
    }

    assertThat(least).isBetween(0.5999, 0.61);
    assertThat(most).isBetween(1.39, 1.4001);
    assertThat(sum / 1000).isCloseTo(1, within(0.03));
  }

  private static RandomStream stream(int number) {
    return new RandomStream(RandomAddress.of(1, "colours").at(number));
  }

  private static void change(ColourFactors factors, float[][] view) {
    new ColourChange(3, PIXELS).apply(factors, view);
  }

  private float[][] changed(ColourFactors factors) {
    float[][] view = copy(image);
    change(factors, view);
    return view;
  }

  /** The same change, one operation at a time, as the class describes it. */
  private double[][] stepByStep(double brightness, double contrast, double saturation, double hue) {
    double[][] view = new double[3][PIXELS];
    for (int channel = 0; channel < 3; channel++) {
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        view[channel][pixel] = brightness * image[channel][pixel];
      }
    }
    double mean = 0;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      mean += luma(view[0][pixel], view[1][pixel], view[2][pixel]) / PIXELS;
    }
    double angle = 2 * Math.PI * hue;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      double[] rgb = new double[3];
      for (int channel = 0; channel < 3; channel++) {
        rgb[channel] = contrast * view[channel][pixel] + (1 - contrast) * mean;
      }
      double luma = luma(rgb[0], rgb[1], rgb[2]);
      double u = 0.492 * saturation * (rgb[2] - luma);
      double v = 0.877 * saturation * (rgb[0] - luma);
      double turnedU = u * Math.cos(angle) - v * Math.sin(angle);
      double turnedV = u * Math.sin(angle) + v * Math.cos(angle);
      double red = luma + turnedV / 0.877;
      double blue = luma + turnedU / 0.492;
      double green = (luma - 0.299 * red - 0.114 * blue) / 0.587;
      view[0][pixel] = clamp(red);
      view[1][pixel] = clamp(green);
      view[2][pixel] = clamp(blue);
    }
    return view;
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double luma(double red, double green, double blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  private static double luma(float[][] view, int pixel) {
    return luma(view[0][pixel], view[1][pixel], view[2][pixel]);
  }

  private static double meanLuma(float[][] view) {
    double sum = 0;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      sum += luma(view, pixel);
    }
    return sum / PIXELS;
  }

  private static double mean(float[][] view) {
    double sum = 0;
    for (float[] plane : view) {
      for (float value : plane) {
        sum += value;
      }
    }
    return sum / view.length / PIXELS;
  }

  private static float[][] copy(float[][] view) {
    float[][] copy = new float[view.length][];
    Arrays.setAll(copy, channel -> view[channel].clone());
    return copy;
  }

  private static float[][] image(int channels, float least, float most) {
    Random random = new Random(5);
    float[][] image = new float[channels][PIXELS];
    for (float[] plane : image) {
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        plane[pixel] = least + (most - least) * random.nextFloat();
      }
    }
    return image;
  }
}
