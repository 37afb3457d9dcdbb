package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Convolution along a signal, with bias: {@code [inputs, length]} to {@code [outputs, length']}. It
 * starts as PyTorch's.
 *
 * @param name prefix of its tensors
 * @param inputs channels read
 * @param outputs channels made
 * @param extent its kernel, stride and padding
 */
public record SignalConvolution(String name, int inputs, int outputs, Extent extent)
    implements Weighted {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != 2 || shape.get(0) != inputs) {
      throw new IllegalArgumentException(name + " reads [" + inputs + ", length], not " + shape);
    }
    return List.of(outputs, extent.positions(shape.get(1)));
  }

  @Override
  public List<TensorDefinition> tensors() {
    Initialisation start = Initialisation.linear(inputs * extent.kernel());
    return List.of(
        TensorDefinition.parameter(weightName(), start, outputs, inputs, extent.kernel()),
        TensorDefinition.parameter(biasName(), start, outputs));
  }

  @Override
  public boolean isBiased() {
    return true;
  }

  @Override
  public Weighted biased() {
    return this;
  }

  @Override
  public String expression(Scope scope) {
    return "torch.conv1d(%s, %s, %s, [%d], [%d], [1], 1)"
        .formatted(
            scope.input(0),
            scope.weight(weightName()),
            scope.weight(biasName()),
            extent.stride(),
            extent.padding());
  }
}
