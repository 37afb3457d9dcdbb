package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Products and quotients of tensors with numbers, of which gradients may be asked for.
 *
 * <p>DJL's own operations with a {@link Number} (0.36) put it into memory of the JVM, which the
 * recorded operation keeps reading but nothing keeps: a garbage collection between forward and
 * backward pass frees it, and the gradient is multiplied by whatever lies there then, rarely and
 * without an error. Here the number lies in libtorch's own memory, which lives as long as anything
 * reads it.
 */
public final class Scaling {
  private Scaling() {}

  /** Each element times a number. */
  public static NDArray times(NDArray values, double factor) {
    try (NDArray number = scalar(values, factor)) {
      return values.mul(number);
    }
  }

  /** Each element over a number. */
  public static NDArray over(NDArray values, double divisor) {
    try (NDArray number = scalar(values, divisor)) {
      return values.div(number);
    }
  }

  private static NDArray scalar(NDArray values, double number) {
    return values.getManager().full(new Shape(), (float) number, values.getDataType());
  }
}
