package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * An operation in its place.
 *
 * @param operation what is computed
 * @param inputs from what
 * @param output the result
 */
public record Node(Operation operation, List<Value> inputs, Value output) {
  public Node {
    inputs = List.copyOf(inputs);
  }
}
