package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167) per channel, ε 1e-5. In training
 * it uses the batch's mean and biased variance and moves the running statistics by a tenth towards
 * the batch's mean and unbiased variance; in evaluation it uses the running statistics.
 *
 * @param name prefix of its tensors
 * @param channels first dimension of what it reads
 */
public record BatchNorm(String name, int channels) implements Operation {
  private static final String MOMENTUM = "0.1";
  static final double EPSILON = 1e-5;

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.get(0) != channels) {
      throw new IllegalArgumentException(name + " reads [" + channels + ", …], not " + shape);
    }
    return shape;
  }

  @Override
  public List<TensorDefinition> tensors() {
    Initialisation zero = new Initialisation.Constant(0);
    Initialisation one = new Initialisation.Constant(1);
    return List.of(
        TensorDefinition.parameter(weightName(), one, channels),
        TensorDefinition.parameter(biasName(), zero, channels),
        TensorDefinition.buffer(meanName(), zero, channels),
        TensorDefinition.buffer(varianceName(), one, channels));
  }

  /** Name of γ, {@code [channels]}. */
  String weightName() {
    return name + ".weight";
  }

  /** Name of β, {@code [channels]}. */
  String biasName() {
    return name + ".bias";
  }

  /** Name of the running mean μ, {@code [channels]}. */
  String meanName() {
    return name + ".running_mean";
  }

  /** Name of the running variance σ², {@code [channels]}. */
  String varianceName() {
    return name + ".running_var";
  }

  @Override
  public String expression(Scope scope) {
    return "torch.batch_norm(%s, %s, %s, %s, %s, %s, %s, %.0e, True)"
        .formatted(
            scope.input(0),
            scope.tensor(weightName()),
            scope.tensor(biasName()),
            scope.tensor(meanName()),
            scope.tensor(varianceName()),
            scope.training() ? "True" : "False",
            MOMENTUM,
            EPSILON);
  }
}
