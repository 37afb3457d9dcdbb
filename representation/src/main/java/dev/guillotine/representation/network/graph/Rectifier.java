package dev.guillotine.representation.network.graph;

import java.util.List;

/** Rectified linear unit: max(x, 0) for each element. */
public record Rectifier() implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    return shapes.get(0);
  }

  @Override
  public String expression(Scope scope) {
    return (scope.owns(0) ? "torch.relu_(" : "torch.relu(") + scope.input(0) + ")";
  }
}
