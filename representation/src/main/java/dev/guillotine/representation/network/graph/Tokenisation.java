package dev.guillotine.representation.network.graph;

import java.util.List;

/** Each position becomes a token, row by row: {@code [d, h, w]} to {@code [h × w, d]}. */
public record Tokenisation() implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != 3) {
      throw new IllegalArgumentException("tokens are made of [d, h, w], not of " + shape);
    }
    return List.of(shape.get(1) * shape.get(2), shape.get(0));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.transpose(torch.flatten(" + scope.input(0) + ", 2), 1, 2)";
  }
}
