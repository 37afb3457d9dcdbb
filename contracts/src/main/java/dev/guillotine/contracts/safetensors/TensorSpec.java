package dev.guillotine.contracts.safetensors;

import java.util.List;

/**
 * Name, element type and shape of one tensor.
 *
 * @param name key in the file
 * @param type of each element
 * @param shape sizes from the slowest to the fastest dimension; empty for a scalar
 */
public record TensorSpec(String name, TensorType type, List<Long> shape) {
  public TensorSpec {
    if (name == null || name.isEmpty() || name.equals(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("a tensor's name must not be " + name);
    }
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("tensor " + name + " has a negative size: " + shape);
    }
  }

  /** A tensor of these sizes. */
  public static TensorSpec of(String name, TensorType type, long... shape) {
    return new TensorSpec(name, type, java.util.Arrays.stream(shape).boxed().toList());
  }

  /** Number of elements. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Length of its data in bytes. */
  public long bytes() {
    return Math.multiplyExact(elements(), type.bytes());
  }
}
