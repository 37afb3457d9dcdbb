package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import java.util.List;

/**
 * All values, one after another, channel by channel: {@code [c, …]} to {@code [d]}. The result may
 * share its memory with what it was made of.
 */
public record Flattening() implements Pool {

  @Override
  public Pooling pooling() {
    return Pooling.FLATTEN;
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    return List.of(shapes.get(0).stream().reduce(1, Math::multiplyExact));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.flatten(" + scope.input(0) + ", 1)";
  }
}
