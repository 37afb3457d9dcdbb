package dev.guillotine.representation.network;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.network.graph.Cut;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.Pool;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.Value;
import dev.guillotine.representation.network.layers.BackboneLayers;
import dev.guillotine.representation.network.layers.HeadLayers;
import dev.guillotine.representation.network.layers.ProjectorLayers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A network as data: training, extraction and checkpoints all read this one definition.
 *
 * @param architecture what was asked for
 * @param nodes operations, each after those whose results it reads
 * @param cuts from input to output; the last one is the network's output
 */
public record NetworkDefinition(Architecture architecture, List<Node> nodes, List<Cut> cuts) {
  /** Numbers in the largest tensor: as many as a buffer of 2 GiB can hold. */
  private static final long MOST_ELEMENTS = (1L << 29) - 1;

  public NetworkDefinition {
    nodes = List.copyOf(nodes);
    cuts = List.copyOf(cuts);
  }

  /**
   * The backbone, then the projector, then the head.
   *
   * @throws InvalidValueException when the backbone does not take such samples, or a tensor would
   *     be larger than 2 GiB
   */
  public static NetworkDefinition of(Architecture architecture) {
    Graph graph = new Graph(architecture.input());
    Value trunk =
        BackboneLayers.of(architecture.backbone(), architecture.input())
            .append(graph, graph.samples());
    Value projection = new ProjectorLayers(architecture.projector()).append(graph, trunk);
    if (architecture.head() != null) {
      new HeadLayers(architecture.head()).append(graph, projection);
    }
    NetworkDefinition definition = new NetworkDefinition(architecture, graph.nodes(), graph.cuts());
    definition.requireTensorsThatFit();
    return definition;
  }

  /**
   * The same network read at some of its cut points, each pooled as asked for.
   *
   * @param points as {@link dev.guillotine.contracts.network.RequestedCuts} gives them
   * @throws InvalidValueException when the network has no such cut point
   */
  public NetworkDefinition cutAt(List<CutPoint> points) {
    List<Node> extended = new ArrayList<>(nodes);
    List<Cut> chosen = new ArrayList<>();
    for (CutPoint point : points) {
      Cut known = cut(point);
      chosen.add(known.point().equals(point) ? known : pooled(known, point, extended));
    }
    return new NetworkDefinition(architecture, extended, chosen);
  }

  /** The same cuts without the operations that none of them needs. */
  public NetworkDefinition needed() {
    return new NetworkDefinition(
        architecture, neededFor(cuts.stream().map(Cut::embedding).toList()), cuts);
  }

  /** The operations on which these values depend, in order. */
  public List<Node> neededFor(List<Value> results) {
    Set<Value> needed = new HashSet<>(results);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed.contains(nodes.get(i).output())) {
        needed.addAll(nodes.get(i).inputs());
      }
    }
    return nodes.stream().filter(node -> needed.contains(node.output())).toList();
  }

  private Cut cut(CutPoint point) {
    return cuts.stream()
        .filter(
            cut ->
                cut.point().name().equals(point.name())
                    && cut.point().shape().equals(point.shape()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "cuts",
                    point.name() + " of shape " + point.shape(),
                    "some of " + cutPoints().stream().map(CutPoint::name).toList()));
  }

  /**
   * What flows at a cut is what its own pool reads. The new one reads it at the same place, so that
   * it need not stay in memory for longer.
   */
  private static Cut pooled(Cut known, CutPoint point, List<Node> nodes) {
    int place = 0;
    while (!nodes.get(place).output().equals(known.embedding())) {
      place++;
    }
    Value flowing = nodes.get(place).inputs().get(0);
    Pool pool = Pool.of(point);
    Value embedding = new Value(nodes.size() + 1, pool.outputShape(List.of(flowing.shape())));
    nodes.add(place + 1, new Node(pool, List.of(flowing), embedding));
    return new Cut(point, embedding);
  }

  private void requireTensorsThatFit() {
    for (TensorDefinition tensor : tensors()) {
      double elements =
          tensor.shape().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
      if (elements > MOST_ELEMENTS) {
        throw new InvalidValueException(
            "backbone.name",
            BackboneLayers.name(architecture.backbone()),
            "a network of tensors of at most %d numbers; its %s would have %.0f"
                .formatted(MOST_ELEMENTS, tensor.name(), elements));
      }
    }
  }

  /** Parameters and buffers, each operation's together and in the order of a PyTorch state dict. */
  public List<TensorDefinition> tensors() {
    return nodes.stream().flatMap(node -> node.operation().tensors().stream()).toList();
  }

  /** Where the network can be cut, from input to output. */
  public List<CutPoint> cutPoints() {
    return cuts.stream().map(Cut::point).toList();
  }

  /** The batch of samples. */
  public Value samples() {
    return Value.samples(architecture.input());
  }

  /** The embedding at the backbone's output, of shape {@code [d]}. */
  public Value trunk() {
    return last(role -> role == Role.BACKBONE);
  }

  /** The projector's output; the backbone's where the projector has no layers. */
  public Value projection() {
    return last(role -> role != Role.HEAD);
  }

  /** The last cut's embedding: the head's output; the projection where there is no head. */
  public Value output() {
    return last(role -> true);
  }

  private Value last(Predicate<Role> wanted) {
    return cuts.stream()
        .filter(cut -> wanted.test(cut.point().role()))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .embedding();
  }
}
