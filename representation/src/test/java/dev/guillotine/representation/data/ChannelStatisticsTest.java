package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;

class ChannelStatisticsTest {

  @Test
  void shouldMeasureEachChannelByItself() {
    byte[] pixels = {0, 10, (byte) 255, (byte) 255, 10, (byte) 255};
    Samples images = MemorySamples.of(new ImageShape(3, 1, 2), pixels, 0);

    Normalisation measured = ChannelStatistics.of(images);

    assertThat(measured.mean()).containsExactly(0.5, 10 / 255.0, 1.0);
    assertThat(measured.deviation().get(0)).isEqualTo(0.5);
  }

  @Test
  void shouldTakeAConstantChannelToVaryByOneLevel() {
    Samples images = MemorySamples.of(new ImageShape(1, 1, 2), new byte[4], 0, 1);

    assertThat(ChannelStatistics.of(images).deviation()).containsExactly(1 / 255.0);
  }

  @Test
  void shouldLeaveNormalisedImagesWithoutMeanAndWithUnitDeviation() {
    ImageShape shape = new ImageShape(3, 7, 5);
    Samples images = MemorySamples.random(shape, 40, 2, 1);
    ImageBatch batch = ImageBatch.direct(shape, 40);
    try (Workers workers = new Workers(2)) {
      new Normaliser(shape, ChannelStatistics.of(images))
          .write(images, NormaliserTest.firstPositions(40), batch, workers);
    }

    double sum = 0;
    double squares = 0;
    int count = 40 * shape.values();
    for (int i = 0; i < count; i++) {
      sum += batch.values().get(i);
      squares += batch.values().get(i) * batch.values().get(i);
    }
    assertThat(sum / count).isCloseTo(0, within(1e-6));
    assertThat(squares / count).isCloseTo(1, within(1e-5));
  }

  @Test
  void shouldRefuseSignals() {
    Samples signals = MemorySamples.random(new SignalShape(1, 8), 4, 2, 1);

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ChannelStatistics.of(signals))
        .withMessageContaining("a set of images");
  }
}
