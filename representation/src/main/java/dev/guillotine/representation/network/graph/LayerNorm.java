package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Layer normalisation (Ba et al. 2016, arXiv 1607.06450) over the last dimension, always computed
 * in single precision: {@code [d]} or {@code [tokens, d]} to the same.
 *
 * @param name prefix of its tensors
 * @param width d
 * @param epsilon added to the variance
 */
public record LayerNorm(String name, int width, double epsilon) implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() > 2 || shape.get(shape.size() - 1) != width) {
      throw new IllegalArgumentException(
          name + " reads [" + width + "] or [tokens, " + width + "], not " + shape);
    }
    return shape;
  }

  @Override
  public List<TensorDefinition> tensors() {
    return List.of(
        TensorDefinition.parameter(name + ".weight", new Initialisation.Constant(1), width),
        TensorDefinition.parameter(name + ".bias", new Initialisation.Constant(0), width));
  }

  @Override
  public String expression(Scope scope) {
    return scope.narrowed(
        "torch.layer_norm(%s, [%d], %s, %s, %s, False)"
            .formatted(
                scope.widened(scope.input(0)),
                width,
                scope.tensor(name + ".weight"),
                scope.tensor(name + ".bias"),
                epsilon));
  }
}
