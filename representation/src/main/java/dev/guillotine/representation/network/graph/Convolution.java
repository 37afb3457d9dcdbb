package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Two-dimensional convolution without bias, padded by half its kernel: {@code [inputs, h, w]} to
 * {@code [outputs, ⌈h / stride⌉, ⌈w / stride⌉]}.
 *
 * <p>A strided 1×1 convolution is written as what it is: every stride-th position taken, then a
 * convolution of stride 1. Asked for both at once, oneDNN 3.7 gathers those positions itself, and
 * writes past its workspace where the channels do not fill a vector register
 * (github.com/uxlfoundation/oneDNN/issues/6035): wrong gradients, crashes, or threads that wait for
 * ever.
 *
 * @param name prefix of its tensor
 * @param inputs channels read
 * @param outputs channels made
 * @param kernel height and width of the kernel, odd
 * @param stride step between positions
 */
public record Convolution(String name, int inputs, int outputs, int kernel, int stride)
    implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != 3 || shape.get(0) != inputs) {
      throw new IllegalArgumentException(name + " reads [" + inputs + ", h, w], not " + shape);
    }
    return List.of(outputs, positions(shape.get(1)), positions(shape.get(2)));
  }

  private int positions(int size) {
    return (size - 1) / stride + 1;
  }

  @Override
  public List<TensorDefinition> tensors() {
    Initialisation kaiming = Initialisation.kaimingNormal(outputs * kernel * kernel);
    return List.of(
        TensorDefinition.parameter(name + ".weight", kaiming, outputs, inputs, kernel, kernel));
  }

  @Override
  public String expression(Scope scope) {
    boolean picked = kernel == 1 && stride > 1;
    String input = scope.input(0);
    return "torch.conv2d(%1$s, %2$s, None, [%3$s, %3$s], [%4$s, %4$s], [1, 1], 1)"
        .formatted(
            picked ? everyStrideth(everyStrideth(input, 2), 3) : input,
            scope.tensor(name + ".weight"),
            picked ? 1 : stride,
            kernel / 2);
  }

  /** The values at positions 0, stride, 2 × stride, … of one dimension. */
  private String everyStrideth(String input, int dimension) {
    return "torch.slice(%s, %d, 0, %d, %d)".formatted(input, dimension, Long.MAX_VALUE, stride);
  }
}
