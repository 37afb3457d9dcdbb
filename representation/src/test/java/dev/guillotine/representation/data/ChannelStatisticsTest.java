package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SignalShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    SampleBatch batch = SampleBatch.direct(shape, 40);
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
  void shouldMeasureTheValuesOfSignals() {
    Samples signals =
        MemorySamples.of(new SignalShape(2, 2), stored(1_000_001, 7, 1_000_003, 7), 0);

    Normalisation measured = ChannelStatistics.of(signals);

    assertThat(measured.mean()).containsExactly(1_000_002.0, 7.0);
    assertThat(measured.deviation()).containsExactly(1.0, 1.0);
  }

  private static byte[] stored(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
