package dev.guillotine.representation.network.layers;

import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Operation;
import dev.guillotine.representation.network.graph.Value;
import java.util.function.Function;

/** Operations numbered from 0 as the modules of a PyTorch {@code nn.Sequential}. */
final class Sequence {
  private final Graph graph;
  private final String name;
  private int next;

  /**
   * @param graph that the operations are appended to
   * @param name of the sequence, the prefix of its tensors
   */
  Sequence(Graph graph, String name) {
    this.graph = graph;
    this.name = name;
  }

  /**
   * Appends the next module.
   *
   * @param module what it computes, by its name, for example {@code layers.0}
   * @return its result
   */
  Value apply(Function<String, Operation> module, Value input) {
    return graph.apply(module.apply(name + "." + next++), input);
  }
}
