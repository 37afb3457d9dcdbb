package dev.guillotine.representation.network.layers;

import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Value;

/** A part of a network, which appends itself to a graph: a backbone, a projector. */
public interface Layers {

  /**
   * Appends operations and cuts.
   *
   * @param graph what has been built so far
   * @param input value that the first operation reads
   * @return embedding that the last operation makes, of shape {@code [d]}
   */
  Value append(Graph graph, Value input);
}
