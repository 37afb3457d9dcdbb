package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormaliserTest {
  private static final ImageShape SHAPE = new ImageShape(3, 4, 5);
  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.1, 0.2, 0.3), List.of(0.5, 0.25, 2.0));

  private final Samples images = MemorySamples.random(SHAPE, 20, 2, 1);
  private final Normaliser normaliser = new Normaliser(SHAPE, NORMALISATION);

  @Test
  void shouldWriteEachImageToItsSlot() {
    int[] positions = {7, 0, 19, 7};
    SampleBatch batch = SampleBatch.direct(SHAPE, 4);
    try (Workers workers = new Workers(1)) {
      normaliser.write(images, positions, batch, workers);
    }

    byte[] pixels = new byte[SHAPE.values()];
    for (int slot = 0; slot < positions.length; slot++) {
      images.read(positions[slot], pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        double expected =
            (Byte.toUnsignedInt(pixels[i]) / 255.0 - NORMALISATION.mean().get(i % 3))
                / NORMALISATION.deviation().get(i % 3);
        assertThat((double) batch.values().get(slot * pixels.length + i))
            .isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void shouldNormaliseTheValuesOfSignals() {
    SignalShape shape = new SignalShape(2, 2);
    ByteBuffer stored = ByteBuffer.allocate(shape.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    stored.asFloatBuffer().put(new float[] {-3, 10, 5, 0});
    Normalisation normalisation = new Normalisation(List.of(1.0, 2.0), List.of(2.0, 4.0));
    SampleBatch batch = SampleBatch.direct(shape, 1);
    try (Workers workers = new Workers(1)) {
      new Normaliser(shape, normalisation)
          .write(MemorySamples.of(shape, stored.array(), 0), new int[] {0}, batch, workers);
    }

    float[] values = new float[shape.values()];
    batch.values().get(0, values);
    assertThat(values).containsExactly(-2, 2, 2, -0.5f);
  }

  @Test
  void shouldNotDependOnTheNumberOfThreads() {
    assertThat(written(1)).isEqualTo(written(3));
  }

  @Test
  void shouldRefuseAnotherShape() {
    SampleBatch other = SampleBatch.direct(new ImageShape(1, 4, 5), 4);
    try (Workers workers = new Workers(1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> normaliser.write(images, new int[] {0}, other, workers))
          .withMessageContaining("channels=1");
    }
  }

  @Test
  void shouldRefuseMoreImagesThanSlots() {
    SampleBatch small = SampleBatch.direct(SHAPE, 2);
    try (Workers workers = new Workers(2)) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> normaliser.write(images, firstPositions(3), small, workers));
    }
  }

  @Test
  void shouldRefuseANormalisationOfOtherChannels() {
    Normalisation grey = new Normalisation(List.of(0.5), List.of(0.5));

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Normaliser(SHAPE, grey))
        .withMessageContaining("3 numbers");
  }

  @Test
  void shouldRefuseABufferThatIsTooShort() {
    FloatBuffer buffer = FloatBuffer.allocate(119);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleBatch(SHAPE, 2, buffer))
        .withMessageContainingAll("120", "119");
  }

  private float[] written(int threads) {
    SampleBatch batch = SampleBatch.direct(SHAPE, 20);
    try (Workers workers = new Workers(threads)) {
      normaliser.write(images, firstPositions(20), batch, workers);
    }
    float[] values = new float[20 * SHAPE.values()];
    batch.values().get(0, values);
    return values;
  }

  static int[] firstPositions(int count) {
    int[] positions = new int[count];
    Arrays.setAll(positions, i -> i);
    return positions;
  }
}
