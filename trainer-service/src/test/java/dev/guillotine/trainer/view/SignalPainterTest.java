package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.random.RandomAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalPainterTest {
  private static final int LENGTH = 40;
  private static final SignalShape SHAPE = new SignalShape(2, LENGTH);
  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.5, -1.0), List.of(2.0, 0.25));
  private static final RandomAddress ADDRESS = RandomAddress.of(3, "views");

  private final byte[] stored = stored();
  private final float[] normalised = normalised();

  @Test
  void shouldGiveTheNormalisedSignalWhenNothingIsToChange() {
    assertThat(paint(new Views.Signal(false, 0, 0.0, 0.0), 0)).isEqualTo(normalised);
  }

  @Test
  void shouldTakeMeanAndTrendAway() {
    float[] view = paint(new Views.Signal(true, 0, 0.0, 0.0), 0);

    for (int channel = 0; channel < 2; channel++) {
      assertThat(sum(view, channel, false)).isCloseTo(0, within(1e-4));
      assertThat(sum(view, channel, true)).isCloseTo(0, within(1e-3));
      double change = normalised[channel] - view[channel];
      double next = normalised[2 + channel] - view[2 + channel];
      for (int t = 0; t < LENGTH; t++) {
        assertThat((double) normalised[2 * t + channel] - view[2 * t + channel])
            .isCloseTo(change + t * (next - change), within(1e-4));
      }
    }
  }

  @Test
  void shouldShiftAllChannelsRoundByEachNumberEquallyOften() {
    int[] counts = new int[10];
    int draws = 5_000;
    for (int i = 0; i < draws; i++) {
      float[] view = paint(new Views.Signal(false, 9, 0.0, 0.0), i);
      int shift = 0;
      while (!equalsShifted(view, shift)) {
        shift++;
      }
      counts[shift]++;
    }
    for (int count : counts) {
      assertThat(count / (double) draws).isCloseTo(0.1, within(0.016));
    }
  }

  @Test
  void shouldShiftRoundShortSignalsMoreThanOnce() {
    SignalShape shape = new SignalShape(1, 3);
    Normalisation none = new Normalisation(List.of(0.0), List.of(1.0));
    byte[] signal = new byte[shape.bytes()];
    ByteBuffer.wrap(signal)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(new float[] {1, 2, 3});
    ViewPainter painter =
        ViewPainter.of(views(new Views.Signal(false, 100, 0.0, 0.0), null), shape, none);
    for (int i = 0; i < 50; i++) {
      float[] view = painter.paint(signal, 0, ADDRESS.at(i));
      assertThat(view[1] % 3).isEqualTo((view[0] % 3 + 1) % 3);
    }
  }

  @Test
  void shouldAddSlopeAndOffsetOfTheirDeviations() {
    int draws = 4_000;
    double[] squares = new double[2];
    for (int i = 0; i < draws; i++) {
      float[] view = paint(new Views.Signal(false, 0, 0.5, 3.0), i);
      double begin = view[1] - normalised[1];
      double end = view[2 * 39 + 1] - normalised[2 * 39 + 1];
      double offset = (begin + end) / 2;
      double slope = (end - begin) / 39;
      double later = view[2 * 30 + 1] - normalised[2 * 30 + 1];
      assertThat(later).isCloseTo(offset + 10.5 * slope, within(1e-3));
      assertThat((double) view[0] - normalised[0]).isNotCloseTo(offset, within(1e-6));
      squares[0] += slope * slope / draws;
      squares[1] += offset * offset / draws;
    }
    assertThat(Math.sqrt(squares[0])).isCloseTo(0.5, within(0.025));
    assertThat(Math.sqrt(squares[1])).isCloseTo(3, within(0.15));
  }

  @Test
  void shouldDoSomethingElseForTheSecondView() {
    Views views =
        views(
            new Views.Signal(false, 0, 0.0, 0.0),
            new Views.Second(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Views.Signal(false, 0, 0.0, 1.0)));
    ViewPainter painter = ViewPainter.of(views, SHAPE, NORMALISATION);

    assertThat(painter.paint(stored, 0, ADDRESS)).isEqualTo(normalised);
    assertThat(painter.paint(stored, 1, ADDRESS)).isNotEqualTo(normalised);
    assertThat(painter.paint(stored, 2, ADDRESS)).isEqualTo(normalised);
  }

  private boolean equalsShifted(float[] view, int shift) {
    for (int i = 0; i < view.length; i++) {
      if (view[(i + 2 * shift) % view.length] != normalised[i]) {
        return false;
      }
    }
    return true;
  }

  private static double sum(float[] view, int channel, boolean moment) {
    double sum = 0;
    for (int t = 0; t < LENGTH; t++) {
      sum += (moment ? t : 1) * (double) view[2 * t + channel];
    }
    return sum;
  }

  private float[] paint(Views.Signal signal, int draw) {
    return ViewPainter.of(views(signal, null), SHAPE, NORMALISATION)
        .paint(stored, 0, ADDRESS.at(draw));
  }

  private static Views views(Views.Signal signal, Views.Second second) {
    return new Views(null, null, null, null, null, null, null, null, signal, second);
  }

  private float[] normalised() {
    float[] values = new float[SHAPE.values()];
    new Normaliser(SHAPE, NORMALISATION).normalise(stored, values);
    return values;
  }

  private static byte[] stored() {
    byte[] bytes = new byte[SHAPE.bytes()];
    Random random = new Random(8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SHAPE.values(); i++) {
      buffer.putFloat((float) random.nextGaussian());
    }
    return bytes;
  }
}
