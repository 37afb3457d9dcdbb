package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Flattening;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Linear;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;
import java.util.List;

/**
 * Linear layers on all values of a sample, each followed by batch normalisation and a rectifier.
 * Tensors are numbered as in a PyTorch {@code nn.Sequential} called {@code layers}. Cuts: {@code
 * input}, then one after every layer, {@code stage1} and so on, the last {@code backbone}.
 *
 * @param widths output width of each layer
 */
record Perceptron(List<Integer> widths) implements Layers {
  Perceptron {
    widths = List.copyOf(widths);
  }

  @Override
  public Value append(Graph graph, Value samples) {
    Sequence sequence = new Sequence(graph, "layers");
    Value embedding = graph.cut("input", Role.INPUT, samples, new Flattening());
    for (int layer = 1; layer <= widths.size(); layer++) {
      int inputs = embedding.shape().get(0);
      int outputs = widths.get(layer - 1);
      embedding = sequence.apply(name -> new Linear(name, inputs, outputs, false), embedding);
      embedding = sequence.apply(name -> new BatchNorm(name, outputs), embedding);
      embedding = sequence.apply(name -> new Rectifier(), embedding);
      if (layer < widths.size()) {
        graph.cut("stage" + layer, Role.STAGE, embedding);
      }
    }
    return graph.cut("backbone", Role.BACKBONE, embedding);
  }
}
