package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldTakeTheStrongestPenaltyOfEquals() {
    ProbeResult result =
        new LinearProbe(memory).fit(Samples.data(200, 6, 4, 30), StopSignal.never());

    assertThat(result.hyperParameters()).containsEntry("lambda", 1.0);
  }

  @Test
  void shouldTakeAWeakPenaltyWhereWeightsMustBeLarge() {
    // Two long, thin clusters: only the small difference of two large columns tells them apart.
    ProbeData thin =
        Samples.data(
            thin(Samples.clusters(400, 2, 2, 0, 1)),
            thin(Samples.clusters(200, 2, 2, 0, 2)),
            thin(Samples.clusters(200, 2, 2, 0, 3)));

    ProbeResult result = new LinearProbe(memory).fit(thin, StopSignal.never());

    assertThat(result.hyperParameters().get("lambda")).isLessThan(1e-2);
    assertThat(result.test().value()).isGreaterThan(0.95);
  }

  @Test
  void shouldTellHowTheFitsWent() {
    ProbeResult result =
        new LinearProbe(memory).fit(Samples.data(200, 6, 4, 1), StopSignal.never());

    assertThat(result.diagnostics())
        .containsOnlyKeys(
            "iterations", "objective", "gradient", "candidates", "candidateIterations");
    assertThat(result.diagnostics().get("gradient"))
        .isLessThanOrEqualTo(1e-4 * result.diagnostics().get("objective"));
  }

  private static Labelled thin(Labelled matrix) {
    return Samples.withFeatures(
        matrix,
        (row, column, before) -> {
          float along = matrix.value(row, 0);
          float apart = 0.1f * (2 * matrix.label(row) - 1) + 0.03f * matrix.value(row, 1);
          return column == 0 ? along : along + apart;
        });
  }
}
