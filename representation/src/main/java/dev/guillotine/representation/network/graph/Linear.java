package dev.guillotine.representation.network.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linear layer, x·Wᵀ + b: {@code [inputs]} to {@code [outputs]}, or the same for each of {@code
 * [tokens, inputs]}.
 *
 * @param name prefix of its tensors
 * @param inputs dimension read
 * @param outputs dimension made
 * @param weight how W starts
 * @param bias how b starts, where there is one; it is superfluous before a batch normalisation
 */
public record Linear(
    String name, int inputs, int outputs, Initialisation weight, Optional<Initialisation> bias)
    implements Weighted {

  /** A layer that starts as PyTorch's does. */
  public Linear(String name, int inputs, int outputs, boolean bias) {
    this(
        name,
        inputs,
        outputs,
        Initialisation.linear(inputs),
        bias ? Optional.of(Initialisation.linear(inputs)) : Optional.empty());
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    int last = shape.size() - 1;
    if (last > 1 || shape.get(last) != inputs) {
      throw new IllegalArgumentException(
          name + " reads [" + inputs + "] or [tokens, " + inputs + "], not " + shape);
    }
    return last == 0 ? List.of(outputs) : List.of(shape.get(0), outputs);
  }

  @Override
  public List<TensorDefinition> tensors() {
    List<TensorDefinition> tensors = new ArrayList<>();
    tensors.add(TensorDefinition.parameter(weightName(), weight, outputs, inputs));
    bias.ifPresent(start -> tensors.add(TensorDefinition.parameter(biasName(), start, outputs)));
    return tensors;
  }

  @Override
  public boolean isBiased() {
    return bias.isPresent();
  }

  @Override
  public Weighted biased() {
    return new Linear(name, inputs, outputs, weight, Optional.of(bias.orElse(weight)));
  }

  @Override
  public String expression(Scope scope) {
    return "torch.linear(%s, %s, %s)"
        .formatted(
            scope.input(0),
            scope.weight(weightName()),
            bias.isPresent() ? scope.weight(biasName()) : "None");
  }
}
