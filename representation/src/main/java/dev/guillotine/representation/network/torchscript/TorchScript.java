package dev.guillotine.representation.network.torchscript;

import dev.guillotine.contracts.specification.StepRule.Precision;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.graph.Cut;
import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compiles a network's definition to TorchScript source text with two methods. Both take the
 * samples {@code [n, c, …]} and the network's tensors in the definition's order, all in single
 * precision, and give results in single precision.
 *
 * <ul>
 *   <li>{@code forward} is for training: it uses batch statistics, updates the running ones in
 *       place and gives the trunk's embedding, the projection and the network's output, each {@code
 *       [n, d]}. It computes in the precision asked for.
 *   <li>{@code embed} is for evaluation: it uses running statistics, writes to none of the tensors
 *       and gives the embedding {@code [n, d]} of every cut, computed in single precision.
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

  /**
   * The source text of both methods.
   *
   * @param precision in which the one for training computes
   */
  public static String of(NetworkDefinition definition, Precision precision) {
    TorchScript script = new TorchScript(definition);
    List<Value> training =
        List.of(definition.trunk(), definition.projection(), definition.output());
    return script.method(FORWARD, new Mode(true, precision), training) + script.embed();
  }

  /**
   * The source text of the method for evaluation alone. It computes no deeper than the deepest cut
   * asks for.
   */
  public static String embedding(NetworkDefinition definition) {
    return new TorchScript(definition).embed();
  }

  private String embed() {
    List<Value> embeddings = definition.cuts().stream().map(Cut::embedding).toList();
    return method(EMBED, new Mode(false, Precision.F32), embeddings);
  }

  private String method(String name, Mode mode, List<Value> results) {
    // training need not average at inner cuts
    List<Node> nodes = definition.neededFor(results);
    Map<Value, Long> readers = readers(nodes, results);
    StringBuilder source = new StringBuilder();
    source.append("  def ").append(name).append("(self, samples: Tensor, tensors: List[Tensor])");
    source.append(" -> List[Tensor]:\n");
    assign(source, definition.samples(), mode.narrowed("samples"));
    for (Node node : nodes) {
      Names names = new Names(node, mode, positions, readers);
      assign(source, node.output(), node.operation().expression(names));
    }
    String list =
        results.stream()
            .map(value -> mode.widened(variable(value)))
            .collect(Collectors.joining(", "));
    return source.append("    return [").append(list).append("]\n").toString();
  }

  private static void assign(StringBuilder source, Value value, String expression) {
    source.append("    ").append(variable(value)).append(" = ").append(expression).append('\n');
  }

  private static Map<Value, Long> readers(List<Node> nodes, List<Value> results) {
    Map<Value, Long> readers = new HashMap<>();
    results.forEach(value -> readers.merge(value, 1L, Long::sum));
    nodes.forEach(node -> node.inputs().forEach(value -> readers.merge(value, 1L, Long::sum)));
    return readers;
  }

  static String variable(Value value) {
    return "v" + value.number();
  }
}
