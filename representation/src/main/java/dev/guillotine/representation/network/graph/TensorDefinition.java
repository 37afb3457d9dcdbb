package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * A tensor that belongs to a network.
 *
 * @param name as in a PyTorch state dict, for example {@code layer1.0.conv1.weight}
 * @param shape sizes from the slowest to the fastest dimension
 * @param role whether training moves it by its gradient
 * @param initialisation what it holds before training
 */
public record TensorDefinition(
    String name, List<Long> shape, Role role, Initialisation initialisation) {

  /** How a tensor changes in training. */
  public enum Role {
    /** By its gradient. */
    PARAMETER,
    /** By what the network sees in training mode: running statistics. */
    BUFFER
  }

  public TensorDefinition {
    shape = List.copyOf(shape);
  }

  /** A tensor that the optimizer moves. */
  public static TensorDefinition parameter(
      String name, Initialisation initialisation, long... shape) {
    return new TensorDefinition(name, boxed(shape), Role.PARAMETER, initialisation);
  }

  /** A tensor of running statistics. */
  public static TensorDefinition buffer(String name, Initialisation initialisation, long... shape) {
    return new TensorDefinition(name, boxed(shape), Role.BUFFER, initialisation);
  }

  private static List<Long> boxed(long... shape) {
    return java.util.Arrays.stream(shape).boxed().toList();
  }

  /** Number of elements. */
  public int elements() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }
}
