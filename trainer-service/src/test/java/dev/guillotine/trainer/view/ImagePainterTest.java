package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagePainterTest {
  private static final ImageShape SQUARE = new ImageShape(3, 12, 12);
  private static final ImageShape WIDE = new ImageShape(1, 9, 15);
  private static final RandomAddress ADDRESS = RandomAddress.of(2, "views");
  private static final int DRAWS = 3_000;

  static Stream<ImageShape> shapes() {
    return Stream.of(SQUARE, WIDE, new ImageShape(3, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldGiveTheNormalisedImageToTheBitWhenNothingIsDone(ImageShape shape) {
    byte[] pixels = pixels(shape);
    Normalisation normalisation = normalisation(shape, 0.3, 0.23);
    float[] expected = new float[shape.values()];
    new Normaliser(shape, normalisation).normalise(pixels, expected);

    ViewPainter painter = ViewPainter.of(Views.none(), shape, normalisation);

    assertThat(painter.paint(pixels, 0, ADDRESS)).isEqualTo(expected);
    assertThat(painter.paint(pixels, 1, ADDRESS)).isEqualTo(expected);
  }

  @Test
  void shouldPermutePixelsWhenASquareTurnsByARightAngle() {
    float[] turned = paint(SQUARE, new Drawn(SQUARE).turn(Math.PI / 2).draw());
    float[] plain = paint(SQUARE, new Drawn(SQUARE).draw());

    for (int row = 0; row < 12; row++) {
      for (int column = 0; column < 12; column++) {
        for (int channel = 0; channel < 3; channel++) {
          // Anticlockwise: what was on the right is at the top.
          assertThat(turned[(row * 12 + column) * 3 + channel])
              .isCloseTo(plain[(column * 12 + 11 - row) * 3 + channel], within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldTurnByHalfACircleAsByTwoFlips(ImageShape shape) {
    float[] turned = paint(shape, new Drawn(shape).turn(Math.PI).flipped(true).draw());
    float[] plain = paint(shape, new Drawn(shape).draw());
    int rowLength = shape.width() * shape.channels();

    for (int i = 0; i < plain.length; i++) {
      int upsideDown = (shape.height() - 1 - i / rowLength) * rowLength + i % rowLength;
      assertThat(turned[i]).isCloseTo(plain[upsideDown], within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldAgreeWithTheFastResamplerAsTheTurnVanishes(ImageShape shape) {
    for (int i = 0; i < 20; i++) {
      CropWindow window =
          CropWindow.draw(
              new Views.Crop(0.1, 1.0),
              shape.height(),
              shape.width(),
              new RandomStream(ADDRESS.at(i)));
      Drawn drawn = new Drawn(shape).window(window).flipped(i % 2 == 0);

      assertThat(paint(shape, drawn.turn(1e-9).draw()))
          .containsExactly(paint(shape, drawn.turn(0).draw()), within(1e-5f));
    }
  }

  @Test
  void shouldContinueTheBorderWhereTheImageEnds() {
    byte[] pixels = new byte[SQUARE.values()];
    Arrays.fill(pixels, (byte) 200);

    float[] view =
        painter(SQUARE).paint(pixels, new Drawn(SQUARE).turn(Math.PI / 4).draw()).clone();

    for (float value : view) {
      assertThat(value).isCloseTo(200 / 255f, within(1e-6f));
    }
  }

  @Test
  void shouldInvertWhatIsAboveTheMiddle() {
    float[] plain = paint(SQUARE, new Drawn(SQUARE).draw());
    float[] solarized = paint(SQUARE, new Drawn(SQUARE).solarized(true).draw());

    for (int i = 0; i < plain.length; i++) {
      assertThat(solarized[i]).isLessThanOrEqualTo(0.5f);
      float back = plain[i] > 0.5f ? 1 - solarized[i] : solarized[i];
      assertThat(back).isCloseTo(plain[i], within(1e-6f));
    }
  }

  @Test
  void shouldEraseToTheMeanOfTheTrainingImages() {
    Normalisation normalisation = normalisation(SQUARE, 0.123, 0.2);
    ErasedRectangle erased = new ErasedRectangle(2, 3, 4, 5);
    ViewDraw draw = new Drawn(SQUARE).erased(erased).draw();

    float[] view =
        new ImagePainter(Views.none(), SQUARE, normalisation).paint(pixels(SQUARE), draw);

    for (int i = 0; i < view.length; i++) {
      int row = i / 36;
      int column = i / 3 % 12;
      boolean inside = row >= 2 && row < 6 && column >= 3 && column < 8;
      assertThat(view[i] == 0).isEqualTo(inside);
    }
  }

  @Test
  void shouldEraseAreasFromTheirRange() {
    Views.Erasing erasing = new Views.Erasing(1.0, 0.1, 0.3);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      ErasedRectangle erased =
          ErasedRectangle.draw(erasing, 100, 100, new RandomStream(ADDRESS.at(i)));
      double area = erased.height() * erased.width() / 10_000.0;
      assertThat(area).isBetween(0.095, 0.305);
      assertThat(erased.width() / (double) erased.height()).isBetween(0.28, 3.6);
      assertThat(erased.top()).isBetween(0, 100 - erased.height());
      assertThat(erased.left()).isBetween(0, 100 - erased.width());
      sum += area;
    }
    assertThat(sum / DRAWS).isCloseTo(0.2, within(0.006));
    assertThat(ErasedRectangle.draw(erasing, 1, 1, new RandomStream(ADDRESS)))
        .isEqualTo(ErasedRectangle.NONE);
  }

  @Test
  void shouldDrawAsOftenAsTold() {
    Views views =
        new Views(
            new Views.Rotation(0.3, 30.0),
            null,
            0.0,
            null,
            0.0,
            new Views.Blur(0.4, 0.5, 1.5),
            0.2,
            new Views.Erasing(0.6, null, null),
            null,
            null);
    int[] counts = new int[4];
    double turn = 0;
    double blur = 0;
    for (int i = 0; i < DRAWS; i++) {
      ViewDraw draw = draw(views, i);
      counts[0] += draw.turn() != 0 ? 1 : 0;
      counts[1] += draw.blur() > 0 ? 1 : 0;
      counts[2] += draw.solarized() ? 1 : 0;
      counts[3] += draw.erased().height() > 0 ? 1 : 0;
      assertThat(Math.toDegrees(draw.turn())).isBetween(-30.0, 30.0);
      assertThat(draw.blur() == 0 || draw.blur() >= 0.5 && draw.blur() <= 1.5).isTrue();
      turn += draw.turn();
      blur += draw.blur();
    }

    assertThat(counts[0] / (double) DRAWS).isCloseTo(0.3, within(0.03));
    assertThat(counts[1] / (double) DRAWS).isCloseTo(0.4, within(0.03));
    assertThat(counts[2] / (double) DRAWS).isCloseTo(0.2, within(0.03));
    assertThat(counts[3] / (double) DRAWS).isCloseTo(0.6, within(0.03));
    assertThat(Math.toDegrees(turn / counts[0])).isCloseTo(0, within(2.0));
    assertThat(blur / counts[1]).isCloseTo(1, within(0.03));
  }

  @Test
  void shouldDrawEveryKindOfItsOwnSoThatOthersStayAsTheyWere() {
    Views more =
        new Views(
            new Views.Rotation(1.0, null),
            null,
            null,
            null,
            null,
            new Views.Blur(1.0, null, null),
            1.0,
            new Views.Erasing(1.0, null, null),
            null,
            null);
    for (int i = 0; i < 100; i++) {
      ViewDraw standard = draw(Views.standard(), i);
      ViewDraw all = draw(more, i);
      assertThat(all.window()).isEqualTo(standard.window());
      assertThat(all.flipped()).isEqualTo(standard.flipped());
      assertThat(all.colours()).isEqualTo(standard.colours());
    }
  }

  @Test
  void shouldDoForTheSecondViewWhatIsSaidOfIt() {
    Views views =
        new Views(
            null,
            new Views.Crop(1.0, 1.0),
            0.0,
            new Views.Jitter(0.0, null, null, null, null),
            0.0,
            null,
            null,
            null,
            null,
            new Views.Second(null, null, null, null, null, null, 1.0, null, null));
    ViewPainter painter = ViewPainter.of(views, SQUARE, normalisation(SQUARE, 0, 1));
    byte[] pixels = pixels(SQUARE);

    assertThat(painter.paint(pixels, 0, ADDRESS).clone())
        .isEqualTo(paint(SQUARE, new Drawn(SQUARE).draw()));
    assertThat(painter.paint(pixels, 1, ADDRESS).clone())
        .isEqualTo(paint(SQUARE, new Drawn(SQUARE).solarized(true).draw()));
  }

  private static ViewDraw draw(Views views, int number) {
    return ViewDraw.of(
        views.of(0), SQUARE, ADDRESS.at(number), new RandomStream(new RandomAddress(0)));
  }

  private static float[] paint(ImageShape shape, ViewDraw draw) {
    return painter(shape).paint(pixels(shape), draw);
  }

  private static ImagePainter painter(ImageShape shape) {
    return new ImagePainter(Views.none(), shape, normalisation(shape, 0, 1));
  }

  private static Normalisation normalisation(ImageShape shape, double mean, double deviation) {
    return shape.channels() == 1
        ? new Normalisation(List.of(mean), List.of(deviation))
        : new Normalisation(List.of(mean, mean, mean), List.of(deviation, deviation, deviation));
  }

  private static byte[] pixels(ImageShape shape) {
    byte[] pixels = new byte[shape.values()];
    new Random(shape.values()).nextBytes(pixels);
    return pixels;
  }
}
