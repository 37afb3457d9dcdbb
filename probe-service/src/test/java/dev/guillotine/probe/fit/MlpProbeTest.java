package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MlpProbeTest {
  private static final int WIDTH = 4;

  private final NDManager memory = Torch.memory();
  private final MlpProbe probe = new MlpProbe(memory);

  @AfterEach
  void freeMemory() {
    assertThat(memory.getManagedArrays()).isEmpty();
    memory.close();
  }

  /** What is asked of one row of features. */
  private interface Question<T> {
    T of(FeatureMatrix features);
  }

  @Test
  void shouldSeeClassesThatNoLineTells() {
    ProbeData data = data(600, MlpProbeTest::exclusive);

    ProbeResult result = probe.fit(data, StopSignal.never());
    ProbeResult linear = new LinearProbe(memory).fit(data, StopSignal.never());

    assertThat(linear.test().value()).isLessThan(0.65);
    assertThat(result.test().value()).isGreaterThan(0.9);
    assertThat(result.test().samples()).isEqualTo(300);
    assertThat(result.hyperParameters()).containsOnlyKeys("decay", "epochs");
    assertThat(result.hyperParameters().get("epochs")).isBetween(1.0, 100.0);
  }

  @Test
  void shouldSeeNumbersThatBend() {
    ProbeData data =
        data(
            600,
            features -> {
              float[] values = new float[features.rows()];
              for (int row = 0; row < values.length; row++) {
                values[row] = 300 + 50 * Math.abs(features.value(row, 0));
              }
              return new Numbers(values);
            });

    assertThat(new RidgeProbe(memory).fit(data, StopSignal.never()).test().value()).isLessThan(0.2);
    assertThat(probe.fit(data, StopSignal.never()).test().value()).isGreaterThan(0.9);
  }

  @Test
  void shouldSeeAnglesAndTellTheirError() {
    ProbeData data =
        data(
            600,
            features -> {
              float[] values = new float[features.rows()];
              for (int row = 0; row < values.length; row++) {
                double angle = Math.atan2(features.value(row, 0), features.value(row, 1));
                values[row] = (float) Math.toDegrees(angle);
              }
              return new Angles(values, 360);
            });

    ProbeResult result = probe.fit(data, StopSignal.never());

    assertThat(result.test().value()).isGreaterThan(0.85);
    assertThat(result.details().get("errorDegrees")).isBetween(0.0, 20.0);
  }

  @Test
  void shouldSeeLabelsThatNoLineTells() {
    ProbeData data =
        data(
            600,
            features -> {
              byte[] values = new byte[2 * features.rows()];
              for (int row = 0; row < features.rows(); row++) {
                values[2 * row] = (byte) exclusive(features).value(row);
                values[2 * row + 1] = (byte) (features.value(row, 2) > 0 ? 1 : 0);
              }
              return new LabelSets(values, 2);
            });

    ProbeResult result = probe.fit(data, StopSignal.never());

    assertThat(result.test().value()).isGreaterThan(0.9);
    assertThat(result.details()).containsEntry("labelsScored", 2.0);
  }

  @Test
  void shouldSeeNothingInNoise() {
    ProbeResult result = probe.fit(Samples.data(400, WIDTH, 2, 0), StopSignal.never());

    assertThat(result.test().value()).isCloseTo(0.5, within(4 * result.test().standardError()));
  }

  @Test
  void shouldBeTheSameEachTimeAndNotAskTheTestSet() {
    ProbeData data = data(100, MlpProbeTest::exclusive);
    int[] none = new int[data.test().rows()];

    ProbeResult first = probe.fit(data, StopSignal.never());
    ProbeResult other =
        probe.fit(
            new ProbeData(data.features(), data.train(), data.validation(), new Classes(none, 2)),
            StopSignal.never());

    assertThat(probe.fit(data, StopSignal.never())).isEqualTo(first);
    assertThat(other.hyperParameters()).isEqualTo(first.hyperParameters());
    assertThat(other.validation()).isEqualTo(first.validation());
  }

  @Test
  void shouldEndWhenStopped() {
    int[] asked = {0};

    assertThatThrownBy(
            () ->
                probe.fit(
                    Samples.data(100, WIDTH, 2, 1),
                    () -> {
                      if (++asked[0] == 7) {
                        throw new TimeoutException("nobody waits");
                      }
                    }))
        .isInstanceOf(TimeoutException.class);
  }

  private static ProbeData data(int rows, Question<? extends Targets> question) {
    FeatureMatrix train = noise(rows, 1);
    FeatureMatrix validation = noise(rows / 2, 2);
    FeatureMatrix test = noise(rows / 2, 3);
    return new ProbeData(
        new CutFeatures(train, validation, test),
        question.of(train),
        question.of(validation),
        question.of(test));
  }

  private static FeatureMatrix noise(int rows, int seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * WIDTH];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) random.nextGaussian();
    }
    return new FeatureMatrix(values, rows, WIDTH);
  }

  /** Whether the first two columns differ in sign. */
  private static Classes exclusive(FeatureMatrix features) {
    int[] classes = new int[features.rows()];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = features.value(row, 0) * features.value(row, 1) > 0 ? 1 : 0;
    }
    return new Classes(classes, 2);
  }
}
