package dev.guillotine.representation.network.torchscript;

import dev.guillotine.representation.network.graph.Node;
import dev.guillotine.representation.network.graph.Scope;
import dev.guillotine.representation.network.graph.Value;
import java.util.Map;

/**
 * What one operation's expression can refer to.
 *
 * @param node the operation
 * @param mode what the method is for
 * @param positions of the network's tensors in the method's list, by name
 * @param readers how often each value is read in the method
 */
record Names(Node node, Mode mode, Map<String, Integer> positions, Map<Value, Long> readers)
    implements Scope {

  @Override
  public String input(int position) {
    return TorchScript.variable(node.inputs().get(position));
  }

  @Override
  public int dimensions(int position) {
    return 1 + node.inputs().get(position).shape().size();
  }

  @Override
  public boolean owns(int position) {
    Value value = node.inputs().get(position);
    return value.number() != 0 && readers.get(value) == 1;
  }

  @Override
  public String tensor(String name) {
    return "tensors[" + positions.get(name) + "]";
  }

  @Override
  public boolean training() {
    return mode.training();
  }

  @Override
  public String narrowed(String expression) {
    return mode.narrowed(expression);
  }

  @Override
  public String widened(String expression) {
    return mode.widened(expression);
  }
}
