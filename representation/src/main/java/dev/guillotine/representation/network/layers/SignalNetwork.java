package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.representation.network.graph.Extent;
import dev.guillotine.representation.network.graph.Flattening;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.SignalConvolution;
import dev.guillotine.representation.network.graph.Value;

/**
 * Three convolutions along a signal, each followed by a rectifier (the network of the
 * self-supervised notebook of MNIST-1D, arXiv 2011.14439). Tensors are numbered as in a PyTorch
 * {@code nn.Sequential} called {@code layers}. Cuts, all flattened: {@code input}, {@code stem},
 * {@code stage1}, {@code backbone}.
 *
 * @param width channels of each layer
 */
record SignalNetwork(int width) implements Layers {
  /** Points of the shortest signal: the first kernel less its padding. */
  static final int LEAST_LENGTH = 3;

  private static final Extent FIRST = new Extent(5, 2, 1);
  private static final Extent LATER = new Extent(3, 2, 1);

  @Override
  public Value append(Graph graph, Value signals) {
    Sequence sequence = new Sequence(graph, "layers");
    graph.cut("input", Role.INPUT, signals, new Flattening());
    Value stem = layer(sequence, signals, FIRST);
    graph.cut("stem", Role.STEM, stem, new Flattening());
    Value stage = layer(sequence, stem, LATER);
    graph.cut("stage1", Role.STAGE, stage, new Flattening());
    Value last = layer(sequence, stage, LATER);
    return graph.cut("backbone", Role.BACKBONE, last, new Flattening());
  }

  private Value layer(Sequence sequence, Value input, Extent extent) {
    int inputs = input.shape().get(0);
    Value features =
        sequence.apply(name -> new SignalConvolution(name, inputs, width, extent), input);
    return sequence.apply(name -> new Rectifier(), features);
  }
}
