package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropWindowTest {
  private static final RandomAddress ADDRESS = RandomAddress.of(1, "crop");
  private static final int DRAWS = 10_000;

  @ParameterizedTest
  @CsvSource({"32, 32, 0.2, 1", "20, 60, 0.08, 1", "60, 20, 0.5, 0.6", "1, 1, 0.01, 1"})
  void shouldLieWithinTheImageAndTheRanges(int height, int width, double smallest, double largest) {
    Views.Crop crop = new Views.Crop(smallest, largest);
    for (int i = 0; i < DRAWS; i++) {
      CropWindow window = CropWindow.draw(crop, height, width, new RandomStream(ADDRESS.at(i)));
      double area = window.height() * window.width() / (height * width);
      double aspect = window.width() / window.height();

      assertThat(window.top()).isGreaterThanOrEqualTo(0);
      assertThat(window.left()).isGreaterThanOrEqualTo(0);
      assertThat(window.top() + window.height()).isLessThanOrEqualTo(height + 1e-9);
      assertThat(window.left() + window.width()).isLessThanOrEqualTo(width + 1e-9);
      assertThat(aspect).isBetween(0.75 - 1e-9, 4.0 / 3 + 1e-9);
      assertThat(area).isLessThanOrEqualTo(largest + 1e-9);
    }
  }

  @Test
  void shouldDrawAreaAndAspectUniformly() {
    Views.Crop crop = new Views.Crop(0.2, 0.6); // every window fits
    double area = 0;
    double logAspect = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      CropWindow window = CropWindow.draw(crop, 32, 32, new RandomStream(ADDRESS.at(i)));
      double log = Math.log(window.width() / window.height());
      area += window.height() * window.width() / (32 * 32) / DRAWS;
      logAspect += log / DRAWS;
      squares += log * log / DRAWS;
    }

    assertThat(area).isCloseTo(0.4, within(0.005));
    assertThat(logAspect).isCloseTo(0, within(0.01));
    assertThat(squares).isCloseTo(Math.pow(Math.log(4.0 / 3), 2) / 3, within(0.001));
  }

  @Test
  void shouldKeepTheWholeImageWhenNothingElseIsAllowed() {
    assertWindow(draw(new Views.Crop(1.0, 1.0), 32, 32), 0, 0, 32, 32);
    assertWindow(draw(new Views.Crop(1.0, 1.0), 12, 60), 0, 0, 12, 60);
  }

  @Test
  void shouldKeepTheMiddleWhenNoWindowFits() {
    assertWindow(draw(new Views.Crop(0.9, 1.0), 12, 60), 0, 22, 12, 16);
  }

  private static CropWindow draw(Views.Crop crop, int height, int width) {
    return CropWindow.draw(crop, height, width, new RandomStream(ADDRESS));
  }

  private static void assertWindow(
      CropWindow window, double top, double left, double height, double width) {
    assertThat(new double[] {window.top(), window.left(), window.height(), window.width()})
        .containsExactly(new double[] {top, left, height, width}, within(1e-12));
  }
}
