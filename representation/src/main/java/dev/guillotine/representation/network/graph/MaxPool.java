package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Largest value in each window: {@code [c, h, w]} to {@code [c, h', w']}.
 *
 * @param extent the window, in both directions
 */
public record MaxPool(Extent extent) implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != 3) {
      throw new IllegalArgumentException("max pooling reads [c, h, w], not " + shape);
    }
    return List.of(shape.get(0), extent.positions(shape.get(1)), extent.positions(shape.get(2)));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.max_pool2d(%1$s, [%2$s, %2$s], [%3$s, %3$s], [%4$s, %4$s], [1, 1], False)"
        .formatted(scope.input(0), extent.kernel(), extent.stride(), extent.padding());
  }
}
