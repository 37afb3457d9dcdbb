package dev.guillotine.representation.network.graph;

import java.util.List;

/** Sum of two values of one shape, element by element. */
public record Addition() implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    if (!shapes.get(0).equals(shapes.get(1))) {
      throw new IllegalArgumentException("shapes to be added differ: " + shapes);
    }
    return shapes.get(0);
  }

  @Override
  public String expression(Scope scope) {
    String sum = scope.owns(0) ? "torch.add_(" : "torch.add(";
    return sum + scope.input(0) + ", " + scope.input(1) + ")";
  }
}
