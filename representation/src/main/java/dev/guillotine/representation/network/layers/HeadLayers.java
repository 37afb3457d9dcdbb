package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.network.Head;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Linear;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;

/**
 * What a method puts on the projector. The predictor's tensors are numbered as in a PyTorch {@code
 * nn.Sequential} of that name, with cuts {@code predictor1} after its rectifier and {@code
 * predictor2} at its output, which is as wide as the projection; the classifier is one linear layer
 * of that name with the cut {@code classifier}.
 *
 * @param head which of them
 */
public record HeadLayers(Head head) implements Layers {

  @Override
  public Value append(Graph graph, Value projection) {
    int width = projection.shape().get(0);
    if (head instanceof Head.Classifier classifier) {
      Linear layer = new Linear("classifier", width, classifier.classes(), true);
      return graph.cut("classifier", Role.HEAD, graph.apply(layer, projection));
    }
    int hidden = ((Head.Predictor) head).hidden();
    Sequence sequence = new Sequence(graph, "predictor");
    Value inner = sequence.apply(name -> new Linear(name, width, hidden, false), projection);
    inner = sequence.apply(name -> new BatchNorm(name, hidden), inner);
    inner = sequence.apply(name -> new Rectifier(), inner);
    graph.cut("predictor1", Role.HEAD, inner);
    Value prediction = sequence.apply(name -> new Linear(name, hidden, width, true), inner);
    return graph.cut("predictor2", Role.HEAD, prediction);
  }
}
