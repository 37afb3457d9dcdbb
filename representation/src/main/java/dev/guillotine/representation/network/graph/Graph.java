package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network under construction: operations are applied from the images on, cuts named on the way.
 */
public final class Graph {
  private final Value images;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();

  /** A graph that holds nothing but its input. */
  public Graph(ImageShape input) {
    images = new Value(0, List.of(input.channels(), input.height(), input.width()));
  }

  /** The batch of images. */
  public Value images() {
    return images;
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
   * Names a cut. A spatial value is averaged over its positions first.
   *
   * @return the embedding, of shape {@code [d]}
   */
  public Value cut(String name, CutPoint.Role role, Value value) {
    boolean pooled = value.shape().size() > 1;
    Value embedding = pooled ? apply(new GlobalAveragePool(), value) : value;
    int dimension = embedding.shape().get(0);
    CutPoint.Pooling pooling = pooled ? CutPoint.Pooling.AVERAGE : CutPoint.Pooling.NONE;
    CutPoint point = new CutPoint(cuts.size(), name, role, value.shape(), pooling, dimension);
    cuts.add(new Cut(point, embedding));
    return embedding;
  }
}
