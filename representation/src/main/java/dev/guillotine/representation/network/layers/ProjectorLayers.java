package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.specification.Projector.Norm;
import dev.guillotine.contracts.specification.Projector.Output;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.LayerNorm;
import dev.guillotine.representation.network.graph.Linear;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;

/**
 * The projector: linear layers, all but the last followed by a normalisation and a rectifier; what
 * follows the last is the projector's output. A layer has a bias unless a batch normalisation
 * follows it. Tensors are numbered as in a PyTorch {@code nn.Sequential} of that name. Cuts are
 * numbered from 1, each after all that follows its layer. Without layers it appends nothing.
 *
 * @param projector widths, normalisation and output
 */
public record ProjectorLayers(Projector projector) implements Layers {
  /** PyTorch's. */
  private static final double EPSILON = 1e-5;

  @Override
  public Value append(Graph graph, Value input) {
    Sequence sequence = new Sequence(graph, "projector");
    Value embedding = input;
    int last = projector.widths().size();
    for (int layer = 1; layer <= last; layer++) {
      boolean hidden = layer < last;
      boolean rectified = hidden || projector.output() == Output.RECTIFIED;
      Norm norm = hidden || projector.output() != Output.LINEAR ? projector.norm() : Norm.NONE;
      int inputs = embedding.shape().get(0);
      int outputs = projector.widths().get(layer - 1);
      boolean bias = norm != Norm.BATCH;
      embedding = sequence.apply(name -> new Linear(name, inputs, outputs, bias), embedding);
      embedding =
          switch (norm) {
            case BATCH -> sequence.apply(name -> new BatchNorm(name, outputs), embedding);
            case LAYER -> sequence.apply(name -> new LayerNorm(name, outputs, EPSILON), embedding);
            case NONE -> embedding;
          };
      if (rectified) {
        embedding = sequence.apply(name -> new Rectifier(), embedding);
      }
      graph.cut("projector" + layer, Role.PROJECTOR, embedding);
    }
    return embedding;
  }
}
