package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import java.util.List;
import java.util.stream.IntStream;

/** Mean over all positions of each channel: {@code [c, …]} to {@code [c]}. */
public record GlobalAveragePool() implements Pool {

  @Override
  public Pooling pooling() {
    return Pooling.AVERAGE;
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() < 2) {
      throw new IllegalArgumentException("no positions to average over: " + shape);
    }
    return List.of(shape.get(0));
  }

  @Override
  public String expression(Scope scope) {
    List<Integer> positions = IntStream.range(2, scope.dimensions(0)).boxed().toList();
    return "torch.mean(" + scope.input(0) + ", " + positions + ")";
  }
}
