package dev.guillotine.representation.network.graph;

/**
 * An operation whose result is linear in a weight, {@code [outputs, …]}, one part of it for each
 * channel of the result.
 */
public sealed interface Weighted extends Operation permits Convolution, Linear, SignalConvolution {

  /** Prefix of its tensors. */
  String name();

  /** Whether it adds a number to each channel. */
  boolean isBiased();

  /** The same operation with a number added to each channel. */
  Weighted biased();

  /** Name of its weight. */
  default String weightName() {
    return name() + ".weight";
  }

  /** Name of what it adds, where it adds something. */
  default String biasName() {
    return name() + ".bias";
  }
}
