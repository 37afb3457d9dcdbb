package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Gaussian error linear unit, x·Φ(x) for each element (Hendrycks and Gimpel 2016, arXiv 1606.08415,
 * equation in section 2), not approximated.
 */
public record GaussianErrorUnit() implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    return shapes.get(0);
  }

  @Override
  public String expression(Scope scope) {
    return "torch.gelu(" + scope.input(0) + ")";
  }
}
