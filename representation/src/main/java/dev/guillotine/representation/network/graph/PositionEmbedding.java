package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * A learnt vector added to each token, which tells where it is (Dosovitskiy et al. 2021, arXiv
 * 2010.11929, equation 1): {@code [tokens, d]} to the same.
 *
 * @param name of its tensor {@code [1, tokens, d]}
 * @param tokens how many there are
 * @param width d
 */
public record PositionEmbedding(String name, int tokens, int width) implements Operation {
  /** That of timm's vision transformers. */
  private static final double DEVIATION = 0.02;

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    if (!shapes.get(0).equals(List.of(tokens, width))) {
      throw new IllegalArgumentException(
          "%s reads [%d, %d], not %s".formatted(name, tokens, width, shapes.get(0)));
    }
    return shapes.get(0);
  }

  @Override
  public List<TensorDefinition> tensors() {
    return List.of(
        TensorDefinition.parameter(name, new Initialisation.Normal(DEVIATION), 1, tokens, width));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.add(" + scope.input(0) + ", " + scope.weight(name) + ")";
  }
}
