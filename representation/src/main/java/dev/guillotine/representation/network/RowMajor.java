package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** Values of a tensor in row-major order, whatever its layout in memory. */
public final class RowMajor {
  private RowMajor() {}

  /**
   * All elements of a single-precision tensor. Unlike {@link NDArray#toFloatArray()}, it leaves no
   * copy with the tensor's manager when the layout is not row-major.
   */
  public static float[] values(NDArray tensor) {
    float[] values = new float[Math.toIntExact(tensor.getShape().size())];
    tensor.toByteBuffer(false).asFloatBuffer().get(values);
    return values;
  }

  /**
   * Overwrites all elements in place. Unlike {@link NDArray#set(float[])}, which gives the tensor
   * new memory, it keeps the layout: a channels-last weight stays one.
   *
   * @throws IllegalArgumentException when the number of values is not the tensor's
   */
  public static void assign(NDArray tensor, float[] values) {
    Shape shape = tensor.getShape();
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for a tensor of shape " + shape);
    }
    try (NDManager temporary = tensor.getManager().newSubManager()) {
      NDArray source = temporary.create(values, shape);
      Gradients.unrecorded(() -> tensor.set(new NDIndex("..."), source));
    }
  }
}
