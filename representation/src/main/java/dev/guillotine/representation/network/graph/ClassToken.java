package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * A learnt token put before all others (Dosovitskiy et al. 2021, arXiv 2010.11929, equation 1):
 * {@code [tokens, d]} to {@code [1 + tokens, d]}.
 *
 * @param name of its tensor {@code [1, 1, d]}
 * @param width d
 */
public record ClassToken(String name, int width) implements Operation {
  /** That of timm's vision transformers. */
  private static final double DEVIATION = 1e-6;

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (Tokens.width(name, shape) != width) {
      throw new IllegalArgumentException(name + " reads [tokens, " + width + "], not " + shape);
    }
    return List.of(1 + shape.get(0), width);
  }

  @Override
  public List<TensorDefinition> tensors() {
    return List.of(
        TensorDefinition.parameter(name, new Initialisation.Normal(DEVIATION), 1, 1, width));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.cat([torch.expand(%2$s, [torch.size(%1$s, 0), -1, -1]), %1$s], 1)"
        .formatted(scope.input(0), scope.weight(name));
  }
}
