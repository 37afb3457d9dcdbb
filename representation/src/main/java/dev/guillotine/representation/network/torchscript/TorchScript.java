package dev.guillotine.representation.network.torchscript;

import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.graph.Cut;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles a network's definition to TorchScript source text with two methods. Both take the images
 * {@code [n, c, h, w]} and the network's tensors in the definition's order.
 *
 * <ul>
 *   <li>{@code forward} is for training: it uses batch statistics, updates the running ones in
 *       place and gives the network's output {@code [n, d]}.
 *   <li>{@code embed} is for evaluation: it uses running statistics, writes to none of the tensors
 *       and gives the embedding {@code [n, d]} of every cut.
 * </ul>
 */
public final class TorchScript {
  /** Name of the method for training. */
  public static final String FORWARD = "forward";

  /** Name of the method for evaluation. */
  public static final String EMBED = "embed";

  private final NetworkDefinition definition;
  private final Map<String, Integer> positions = new HashMap<>();

  private TorchScript(NetworkDefinition definition) {
    this.definition = definition;
    for (TensorDefinition tensor : definition.tensors()) {
      positions.put(tensor.name(), positions.size());
    }
  }

  /** The source text of both methods. */
  public static String of(NetworkDefinition definition) {
    TorchScript script = new TorchScript(definition);
    Value output = definition.output();
    List<Value> embeddings = definition.cuts().stream().map(Cut::embedding).toList();
    String list = embeddings.stream().map(TorchScript::variable).collect(Collectors.joining(", "));
    return script.method(FORWARD, true, List.of(output), "Tensor", variable(output))
        + script.method(EMBED, false, embeddings, "List[Tensor]", "[" + list + "]");
  }

  private String method(
      String name, boolean training, List<Value> results, String type, String returned) {
    List<Node> nodes = neededFor(results);
    Map<Value, Long> readers = readers(nodes, results);
    StringBuilder source = new StringBuilder();
    source.append("  def ").append(name).append("(self, images: Tensor, tensors: List[Tensor])");
    source.append(" -> ").append(type).append(":\n");
    for (Node node : nodes) {
      String expression =
          node.operation().expression(new Names(node, training, positions, readers));
      source.append("    ").append(variable(node.output()));
      source.append(" = ").append(expression).append('\n');
    }
    return source.append("    return ").append(returned).append('\n').toString();
  }

  /** The operations on which the results depend: training need not average at inner cuts. */
  private List<Node> neededFor(List<Value> results) {
    Set<Value> needed = new HashSet<>(results);
    List<Node> nodes = definition.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed.contains(nodes.get(i).output())) {
        needed.addAll(nodes.get(i).inputs());
      }
    }
    return nodes.stream().filter(node -> needed.contains(node.output())).toList();
  }

  private static Map<Value, Long> readers(List<Node> nodes, List<Value> results) {
    Map<Value, Long> readers = new HashMap<>();
    results.forEach(value -> readers.merge(value, 1L, Long::sum));
    nodes.forEach(node -> node.inputs().forEach(value -> readers.merge(value, 1L, Long::sum)));
    return readers;
  }

  static String variable(Value value) {
    return value.number() == 0 ? "images" : "v" + value.number();
  }
}
