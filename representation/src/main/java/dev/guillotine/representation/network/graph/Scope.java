package dev.guillotine.representation.network.graph;

/** What an operation's TorchScript expression can refer to. */
public interface Scope {

  /** Variable that holds the input at this position, from 0. */
  String input(int position);

  /** Dimensions of the input at this position, the batch included. */
  int dimensions(int position);

  /** Whether nothing else reads the input at this position, so that it may be overwritten. */
  boolean owns(int position);

  /** Expression for the tensor of this name, in single precision. */
  String tensor(String name);

  /** Whether the network is being trained: batch statistics, not running ones. */
  boolean training();

  /** From single precision to the one that values flow in. */
  String narrowed(String expression);

  /** From the precision that values flow in to single precision. */
  String widened(String expression);

  /** Expression for the tensor of this name, in the precision that values flow in. */
  default String weight(String name) {
    return narrowed(tensor(name));
  }
}
