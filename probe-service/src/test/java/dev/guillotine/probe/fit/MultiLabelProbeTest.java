package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MultiLabelProbeTest {
  private static final int LABELS = 3;

  private final NDManager memory = Torch.memory();
  private final MultiLabelProbe probe = new MultiLabelProbe(memory);

  @AfterEach
  void freeMemory() {
    assertThat(memory.getManagedArrays()).isEmpty();
    memory.close();
  }

  @Test
  void shouldFindLabelsThatOneColumnTells() {
    ProbeResult result = probe.fit(data(300, 0), StopSignal.never());

    assertThat(result.test().value()).isGreaterThan(0.99);
    assertThat(result.test().samples()).isEqualTo(150);
    assertThat(result.details()).containsOnlyKeys("labelsScored");
    assertThat(result.details()).containsEntry("labelsScored", 3.0);
    assertThat(result.hyperParameters()).containsOnlyKeys("lambda");
    assertThat(result.diagnostics())
        .containsOnlyKeys(
            "iterations", "objective", "gradient", "candidates", "candidateIterations");
  }

  @Test
  void shouldBeNearTheShareOfPositivesOnNoise() {
    ProbeResult result = probe.fit(data(800, 1000), StopSignal.never());

    assertThat(result.test().value()).isCloseTo(0.5, within(4 * result.test().standardError()));
  }

  @Test
  void shouldChooseWithoutTheTestSet() {
    ProbeData data = data(200, 1);
    byte[] other = new byte[100 * LABELS];
    for (int index = 0; index < other.length; index++) {
      other[index] = (byte) (index / LABELS % 2);
    }

    ProbeResult result = probe.fit(data, StopSignal.never());
    ProbeResult otherResult =
        probe.fit(
            new ProbeData(
                data.features(), data.train(), data.validation(), new LabelSets(other, LABELS)),
            StopSignal.never());

    assertThat(otherResult.test().value()).isNotEqualTo(result.test().value());
    assertThat(otherResult.hyperParameters()).isEqualTo(result.hyperParameters());
    assertThat(otherResult.validation()).isEqualTo(result.validation());
  }

  @Test
  void shouldTakeTheStrongestPenaltyOfEquals() {
    ProbeData data = data(50, 0);
    LabelSets nothing = new LabelSets(new byte[50 * LABELS], LABELS);

    ProbeResult result =
        probe.fit(
            new ProbeData(data.features(), nothing, data.validation(), data.test()),
            StopSignal.never());

    assertThat(result.hyperParameters()).containsEntry("lambda", 1.0);
  }

  @Test
  void shouldBeTheSameEachTime() {
    assertThat(probe.fit(data(100, 1), StopSignal.never()))
        .isEqualTo(probe.fit(data(100, 1), StopSignal.never()));
  }

  @Test
  void shouldTakeSetsOfLabelsAlone() {
    ProbeData classes = Samples.data(20, 3, 2, 1);

    assertThat(probe.fits(new LabelSets(new byte[1], 1))).isTrue();
    assertThat(probe.fits(classes.train())).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> probe.fit(classes, StopSignal.never()))
        .withMessage("the task asks for one of 2 classes; the probe takes LabelSets");
  }

  @Test
  void shouldEndAndFreeItsMemoryWhenStopped() {
    assertThatThrownBy(
            () ->
                probe.fit(
                    data(50, 1),
                    () -> {
                      throw new TimeoutException("nobody waits");
                    }))
        .isInstanceOf(TimeoutException.class);
  }

  /** Each label says whether a column is positive, after noise is added to it. */
  private static ProbeData data(int rows, double noise) {
    FeatureMatrix[] features = new FeatureMatrix[3];
    LabelSets[] labels = new LabelSets[3];
    for (int set = 0; set < 3; set++) {
      int count = set == 0 ? rows : rows / 2;
      FeatureMatrix matrix = Samples.clusters(count, 5, 2, 0, set).features();
      Random random = new Random(10 + set);
      byte[] values = new byte[count * LABELS];
      for (int index = 0; index < values.length; index++) {
        double value = matrix.value(index / LABELS, index % LABELS);
        values[index] = (byte) (value + noise * random.nextGaussian() > 0 ? 1 : 0);
      }
      features[set] = matrix;
      labels[set] = new LabelSets(values, LABELS);
    }
    return new ProbeData(
        new CutFeatures(features[0], features[1], features[2]), labels[0], labels[1], labels[2]);
  }
}
