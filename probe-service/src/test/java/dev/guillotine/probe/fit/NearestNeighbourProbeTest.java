package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NearestNeighbourProbeTest {
  private final NDManager memory = Torch.memory();

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @Test
  void shouldVoteAsScikitLearnDoes() {
    Reference reference = Reference.read();
    List<Integer> sizes = reference.neighbours().stream().map(Reference.Neighbours::size).toList();

    int[][] predicted =
        new NearestNeighbourProbe(memory)
            .predict(
                reference.trainRows().scoredOn(reference.testRows()), sizes, StopSignal.never());

    for (int index = 0; index < sizes.size(); index++) {
      assertThat(Arrays.stream(predicted[index]).boxed())
          .containsExactlyElementsOf(reference.neighbours().get(index).predicted());
    }
  }

  @Test
  void shouldTakeTheMostNeighboursOfEquals() {
    ProbeResult result =
        new NearestNeighbourProbe(memory).fit(Samples.data(500, 6, 4, 30), StopSignal.never());

    assertThat(result.hyperParameters()).containsExactly(Map.entry("k", 200.0));
  }

  @Test
  void shouldAskNoMoreNeighboursThanThereAreRows() {
    ProbeResult result =
        new NearestNeighbourProbe(memory).fit(Samples.data(12, 6, 2, 30), StopSignal.never());

    assertThat(result.hyperParameters()).containsExactly(Map.entry("k", 10.0));
  }
}
