package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.SampleShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network under construction: operations are applied from the samples on, cuts named on the way.
 */
public final class Graph {
  private final Value samples;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();

  /** A graph that holds nothing but its input. */
  public Graph(SampleShape input) {
    samples = Value.samples(input);
  }

  /** The batch of samples. */
  public Value samples() {
    return samples;
  }

  /** Operations so far; each comes after those whose results it reads. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** Cuts so far, from input to output. */
  public List<Cut> cuts() {
    return List.copyOf(cuts);
  }

  /**
   * Appends an operation.
   *
   * @return its result
   * @throws IllegalArgumentException when the operation does not accept these inputs
   */
  public Value apply(Operation operation, Value... inputs) {
    List<List<Integer>> shapes = Arrays.stream(inputs).map(Value::shape).toList();
    Value output = new Value(nodes.size() + 1, operation.outputShape(shapes));
    nodes.add(new Node(operation, List.of(inputs), output));
    return output;
  }

  /**
   * Names a cut at an embedding.
   *
   * @return the embedding, of shape {@code [d]}
   */
  public Value cut(String name, CutPoint.Role role, Value embedding) {
    return add(name, role, embedding, Pooling.NONE, embedding);
  }

  /**
   * Names a cut at a value that becomes an embedding by pooling.
   *
   * @return the embedding, of shape {@code [d]}
   */
  public Value cut(String name, CutPoint.Role role, Value value, Pool pool) {
    return add(name, role, value, pool.pooling(), apply(pool, value));
  }

  private Value add(
      String name, CutPoint.Role role, Value value, Pooling pooling, Value embedding) {
    int dimension = embedding.shape().get(0);
    CutPoint point = new CutPoint(cuts.size(), name, role, value.shape(), pooling, dimension);
    cuts.add(new Cut(point, embedding));
    return embedding;
  }
}
