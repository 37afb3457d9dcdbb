package dev.guillotine.representation.network.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Two-dimensional convolution: {@code [inputs, h, w]} to {@code [outputs, h', w']}.
 *
 * <p>Without a bias it is made for the normalisation and the rectifier that follow, and starts as
 * torchvision's residual networks do (He et al. 2015); with one it starts as PyTorch's convolution.
 *
 * <p>A strided 1×1 convolution is written as what it is: every stride-th position taken, then a
 * convolution of stride 1. Asked for both at once, oneDNN 3.7 gathers those positions itself, and
 * writes past its workspace where the channels do not fill a vector register
 * (github.com/uxlfoundation/oneDNN/issues/6035): wrong gradients, crashes, or threads that wait for
 * ever.
 *
 * @param name prefix of its tensors
 * @param inputs channels read
 * @param outputs channels made
 * @param extent its kernel, stride and padding, in both directions
 * @param bias whether it adds a number to each channel
 */
public record Convolution(String name, int inputs, int outputs, Extent extent, boolean bias)
    implements Weighted {

  /** A convolution without bias, padded by half its odd kernel. */
  public static Convolution padded(String name, int inputs, int outputs, int kernel, int stride) {
    return new Convolution(name, inputs, outputs, new Extent(kernel, stride, kernel / 2), false);
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != 3 || shape.get(0) != inputs) {
      throw new IllegalArgumentException(name + " reads [" + inputs + ", h, w], not " + shape);
    }
    return List.of(outputs, extent.positions(shape.get(1)), extent.positions(shape.get(2)));
  }

  @Override
  public List<TensorDefinition> tensors() {
    int area = extent.kernel() * extent.kernel();
    Initialisation start =
        bias ? Initialisation.linear(inputs * area) : Initialisation.kaimingNormal(outputs * area);
    List<TensorDefinition> tensors = new ArrayList<>();
    tensors.add(
        TensorDefinition.parameter(
            weightName(), start, outputs, inputs, extent.kernel(), extent.kernel()));
    if (bias) {
      tensors.add(TensorDefinition.parameter(biasName(), start, outputs));
    }
    return tensors;
  }

  @Override
  public boolean isBiased() {
    return bias;
  }

  @Override
  public Weighted biased() {
    return new Convolution(name, inputs, outputs, extent, true);
  }

  @Override
  public String expression(Scope scope) {
    boolean picked = extent.kernel() == 1 && extent.stride() > 1;
    String input = scope.input(0);
    return "torch.conv2d(%1$s, %2$s, %3$s, [%4$s, %4$s], [%5$s, %5$s], [1, 1], 1)"
        .formatted(
            picked ? everyStrideth(input) : input,
            scope.weight(weightName()),
            bias ? scope.weight(biasName()) : "None",
            picked ? 1 : extent.stride(),
            extent.padding());
  }

  /** The values at positions 0, stride, 2 × stride, … in both directions: means of one value. */
  private String everyStrideth(String input) {
    return "torch.avg_pool2d(%1$s, [1, 1], [%2$s, %2$s], [0, 0], False, True, None)"
        .formatted(input, extent.stride());
  }
}
