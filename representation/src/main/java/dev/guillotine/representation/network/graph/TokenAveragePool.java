package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import java.util.List;

/** Mean over all tokens: {@code [tokens, d]} to {@code [d]}. */
public record TokenAveragePool() implements Pool {

  @Override
  public Pooling pooling() {
    return Pooling.AVERAGE;
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    return List.of(Tokens.width("the average", shapes.get(0)));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.mean(" + scope.input(0) + ", [1])";
  }
}
