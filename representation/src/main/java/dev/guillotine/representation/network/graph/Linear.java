package dev.guillotine.representation.network.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Linear layer, x·Wᵀ + b: {@code [inputs]} to {@code [outputs]}.
 *
 * @param name prefix of its tensors
 * @param inputs dimension read
 * @param outputs dimension made
 * @param bias whether it adds b; superfluous before a batch normalisation
 */
public record Linear(String name, int inputs, int outputs, boolean bias) implements Operation {

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    if (!shapes.get(0).equals(List.of(inputs))) {
      throw new IllegalArgumentException(name + " reads [" + inputs + "], not " + shapes.get(0));
    }
    return List.of(outputs);
  }

  @Override
  public List<TensorDefinition> tensors() {
    Initialisation uniform = Initialisation.linear(inputs);
    List<TensorDefinition> tensors = new ArrayList<>();
    tensors.add(TensorDefinition.parameter(name + ".weight", uniform, outputs, inputs));
    if (bias) {
      tensors.add(TensorDefinition.parameter(name + ".bias", uniform, outputs));
    }
    return tensors;
  }

  @Override
  public String expression(Scope scope) {
    return "torch.linear(%s, %s, %s)"
        .formatted(
            scope.input(0),
            scope.tensor(name + ".weight"),
            bias ? scope.tensor(name + ".bias") : "None");
  }
}
