package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Linear;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;

/**
 * The projector: linear layers, all but the last followed by a normalisation and a rectifier. A
 * layer has a bias unless a batch normalisation follows it. Tensors are numbered as in a PyTorch
 * {@code nn.Sequential} of that name. Cuts are numbered from 1, each after its layer's rectifier;
 * the last is the network's output.
 *
 * @param projector widths and normalisation
 */
public record ProjectorLayers(Projector projector) implements Layers {

  @Override
  public Value append(Graph graph, Value input) {
    Value embedding = input;
    int module = 0;
    int last = projector.widths().size();
    for (int layer = 1; layer <= last; layer++) {
      boolean hidden = layer < last;
      boolean normalised = hidden && projector.norm() == Projector.Norm.BATCH;
      int inputs = embedding.shape().get(0);
      int outputs = projector.widths().get(layer - 1);
      embedding = graph.apply(new Linear(name(module++), inputs, outputs, !normalised), embedding);
      if (normalised) {
        embedding = graph.apply(new BatchNorm(name(module++), outputs), embedding);
      }
      if (hidden) {
        embedding = graph.apply(new Rectifier(), embedding);
        module++;
      }
      graph.cut("projector" + layer, Role.PROJECTOR, embedding);
    }
    return embedding;
  }

  private static String name(int module) {
    return "projector." + module;
  }
}
