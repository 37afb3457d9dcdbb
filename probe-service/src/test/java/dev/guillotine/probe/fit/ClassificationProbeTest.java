package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every probe that classifies. */
class ClassificationProbeTest {
  private static final NDManager MEMORY = Torch.memory();

  @AfterAll
  static void freeMemory() {
    MEMORY.close();
  }

  static List<Probe> probes() {
    return List.of(new LinearProbe(MEMORY), new NearestNeighbourProbe(MEMORY));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldTellSeparateClustersApart(Probe probe) {
    ProbeResult result = probe.fit(Samples.data(200, 6, 4, 30), StopSignal.never());

    assertThat(result.test().value()).isEqualTo(1);
    assertThat(result.validation()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldBeNearChanceOnNoise(Probe probe) {
    ProbeResult result = probe.fit(Samples.data(800, 10, 4, 0), StopSignal.never());

    assertThat(result.test().samples()).isEqualTo(400);
    assertThat(result.test().value()).isCloseTo(0.25, within(4 * result.test().standardError()));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldChooseWithoutTheTestSet(Probe probe) {
    ProbeData data = Samples.data(200, 6, 3, 1);
    Classes otherTest =
        new Classes(IntStream.range(0, data.test().rows()).map(row -> row % 3).toArray(), 3);
    ProbeData other = new ProbeData(data.features(), data.train(), data.validation(), otherTest);

    ProbeResult result = probe.fit(data, StopSignal.never());
    ProbeResult otherResult = probe.fit(other, StopSignal.never());

    assertThat(otherResult.test().value()).isNotEqualTo(result.test().value());
    assertThat(otherResult.hyperParameters()).isEqualTo(result.hyperParameters());
    assertThat(otherResult.diagnostics()).isEqualTo(result.diagnostics());
    assertThat(otherResult.validation()).isEqualTo(result.validation());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldScoreWhatItFitsOnTrainAndValidation(Probe probe) {
    // Class 1 is in validation alone, so that only the last fit can know it.
    Labelled train = Samples.withLabels(Samples.clusters(60, 4, 2, 20, 1), row -> 0);
    Labelled validation = Samples.clusters(60, 4, 2, 20, 2);
    Labelled test = Samples.clusters(60, 4, 2, 20, 3);

    ProbeResult result = probe.fit(Samples.data(train, validation, test), StopSignal.never());

    assertThat(result.validation()).isBetween(0.1, 0.9);
    assertThat(result.test().value()).isGreaterThan(result.validation());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldScoreTheOnlyClassAgainstTheTruth(Probe probe) {
    Labelled one = Samples.withLabels(Samples.clusters(20, 3, 2, 1, 1), row -> 1);
    Labelled test = Samples.withLabels(Samples.clusters(20, 3, 2, 1, 2), row -> row % 2);

    ProbeResult result = probe.fit(Samples.data(one, one, test), StopSignal.never());

    assertThat(result.validation()).isEqualTo(1);
    assertThat(result.test().value()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldPredictOneClassFromConstantFeatures(Probe probe) {
    Labelled constant =
        Samples.withFeatures(Samples.clusters(50, 3, 2, 1, 1), (row, column, before) -> 0.1f);
    Labelled test = Samples.withLabels(constant, row -> row % 2);

    ProbeResult result = probe.fit(Samples.data(constant, constant, test), StopSignal.never());

    assertThat(result.test().value()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldFitOneRow(Probe probe) {
    Labelled row = Labelled.of(new float[] {1, 2}, 2, 1);

    ProbeResult result = probe.fit(Samples.data(row, row, row), StopSignal.never());

    assertThat(result.test().value()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldBeTheSameEachTime(Probe probe) {
    ProbeResult first = probe.fit(Samples.data(300, 12, 5, 1), StopSignal.never());
    ProbeResult second = probe.fit(Samples.data(300, 12, 5, 1), StopSignal.never());

    assertThat(second.hyperParameters()).isEqualTo(first.hyperParameters());
    assertThat(second.diagnostics()).isEqualTo(first.diagnostics());
    assertThat(second.test()).isEqualTo(first.test());
    assertThat(second.validation()).isEqualTo(first.validation());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldHoldOnToNoMoreThanItsDataWhileItFits(Probe probe) {
    ProbeData data = Samples.data(100, 6, 3, 1);

    for (int fit = 0; fit < 20; fit++) {
      probe.fit(data, () -> assertThat(MEMORY.getManagedArrays()).hasSizeLessThanOrEqualTo(6));
    }

    assertThat(MEMORY.getManagedArrays()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldEndAndFreeItsMemoryWhenStopped(Probe probe) {
    assertThatThrownBy(
            () ->
                probe.fit(
                    Samples.data(100, 6, 3, 1),
                    () -> {
                      throw new TimeoutException("nobody waits");
                    }))
        .isInstanceOf(TimeoutException.class);

    assertThat(MEMORY.getManagedArrays()).isEmpty();
  }
}
