package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import java.util.List;

/**
 * The first token, as a copy that does not hold the others in memory: {@code [tokens, d]} to {@code
 * [d]}.
 */
public record ClassTokenPool() implements Pool {

  @Override
  public Pooling pooling() {
    return Pooling.TOKEN;
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    return List.of(Tokens.width("the class token", shapes.get(0)));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.clone(torch.select(" + scope.input(0) + ", 1, 0))";
  }
}
