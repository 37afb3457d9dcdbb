package dev.guillotine.representation.network;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.representation.network.graph.Cut;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.Value;
import dev.guillotine.representation.network.layers.Layers;
import dev.guillotine.representation.network.layers.ProjectorLayers;
import dev.guillotine.representation.network.layers.ResidualNetwork;
import java.util.List;

/**
 * A network as data: training, extraction and checkpoints all read this one definition.
 *
 * @param architecture what was asked for
 * @param nodes operations, each after those whose results it reads
 * @param cuts from input to output; the last one is the network's output
 */
public record NetworkDefinition(Architecture architecture, List<Node> nodes, List<Cut> cuts) {
  public NetworkDefinition {
    nodes = List.copyOf(nodes);
    cuts = List.copyOf(cuts);
  }

  /** The backbone, then the projector. */
  public static NetworkDefinition of(Architecture architecture) {
    Graph graph = new Graph((ImageShape) architecture.input());
    Value trunk = backbone(architecture.backbone()).append(graph, graph.images());
    new ProjectorLayers(architecture.projector()).append(graph, trunk);
    return new NetworkDefinition(architecture, graph.nodes(), graph.cuts());
  }

  private static Layers backbone(Backbone backbone) {
    if (backbone instanceof Backbone.ResNet18 resNet) {
      return ResidualNetwork.resNet18(resNet.stem(), resNet.width());
    }
    throw new UnsupportedOperationException("no layers for " + backbone);
  }

  /** Parameters and buffers, in the order of a PyTorch state dict. */
  public List<TensorDefinition> tensors() {
    return nodes.stream().flatMap(node -> node.operation().tensors().stream()).toList();
  }

  /** Where the network can be cut, from input to output. */
  public List<CutPoint> cutPoints() {
    return cuts.stream().map(Cut::point).toList();
  }

  /** The last cut's embedding: what a training loss reads, of shape {@code [d]}. */
  public Value output() {
    return cuts.get(cuts.size() - 1).embedding();
  }
}
