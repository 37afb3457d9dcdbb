package dev.guillotine.representation.network.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {

  @Test
  void shouldHalveTheResolutionRoundingUp() {
    Operation convolution = Convolution.padded("conv", 3, 8, 3, 2);

    assertThat(convolution.outputShape(List.of(List.of(3, 7, 8)))).containsExactly(8, 4, 4);
  }

  @Test
  void shouldRefuseShapesThatDoNotFit() {
    List<Integer> map = List.of(4, 8, 8);
    List<Integer> embedding = List.of(4);
    refuses(Convolution.padded("conv1", 3, 8, 3, 1), List.of(map), "conv1 reads [3, h, w]");
    refuses(new BatchNorm("bn1", 8), List.of(embedding), "bn1 reads [8, …]");
    refuses(new Linear("fc", 4, 2, true), List.of(map), "fc reads [4]");
    refuses(new GlobalAveragePool(), List.of(embedding), "no positions");
    refuses(new Addition(), List.of(map, embedding), "differ");
  }

  private static void refuses(Operation operation, List<List<Integer>> shapes, String message) {
    assertThatThrownBy(() -> operation.outputShape(shapes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
