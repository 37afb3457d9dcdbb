package dev.guillotine.representation.network;

import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Cut;
import dev.guillotine.representation.network.graph.Fold;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.Value;
import dev.guillotine.representation.network.graph.Weighted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in evaluation without the batch normalisations that can be folded into what comes
 * before: a pass then reads and writes each of their maps once less.
 *
 * @param definition the network that remains, with the same cuts
 * @param folds layers that have another weight and bias there
 */
record FoldedNorms(NetworkDefinition definition, List<Fold> folds) {
  FoldedNorms {
    folds = List.copyOf(folds);
  }

  /**
   * Folds every normalisation that alone reads the result of a convolution or of a linear layer.
   *
   * @param original without superfluous operations
   */
  static FoldedNorms of(NetworkDefinition original) {
    Map<Value, Integer> readers = readers(original);
    Map<Value, Node> makers = new HashMap<>();
    original.nodes().forEach(node -> makers.put(node.output(), node));
    List<Node> nodes = new ArrayList<>(original.nodes());
    List<Fold> folds = new ArrayList<>();
    for (Node node : original.nodes()) {
      Node maker = makers.get(node.inputs().get(0));
      if (node.operation() instanceof BatchNorm norm
          && maker != null
          && maker.operation() instanceof Weighted layer
          && readers.get(maker.output()) == 1) {
        Fold fold = new Fold(layer, norm);
        folds.add(fold);
        nodes.remove(maker);
        nodes.set(nodes.indexOf(node), new Node(fold.folded(), maker.inputs(), node.output()));
      }
    }
    return new FoldedNorms(
        new NetworkDefinition(original.architecture(), nodes, original.cuts()), folds);
  }

  private static Map<Value, Integer> readers(NetworkDefinition network) {
    Map<Value, Integer> readers = new HashMap<>();
    for (Node node : network.nodes()) {
      node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
    }
    for (Cut cut : network.cuts()) {
      readers.merge(cut.embedding(), 1, Integer::sum);
    }
    return readers;
  }
}
