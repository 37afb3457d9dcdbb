package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * The map x → W x + b in native memory.
 *
 * @param weights W {@code [C, d]} float32
 * @param bias b {@code [C]} float32
 */
record AffineMap(NDArray weights, NDArray bias) {

  /**
   * Rounds variables to float32.
   *
   * @param memory owns the arrays
   * @param variables W, row after row, then b
   * @param outputs C
   * @param inputs d
   */
  static AffineMap of(NDManager memory, Vector variables, int outputs, int inputs) {
    NDArray weights = memory.create(new Shape(outputs, inputs));
    NDArray bias = memory.create(new Shape(outputs));
    copy(variables, 0, weights);
    copy(variables, outputs * inputs, bias);
    return new AffineMap(weights, bias);
  }

  /**
   * Applies it.
   *
   * @param rows {@code [n, d]}
   * @return {@code [n, C]}
   */
  NDArray apply(NDArray rows) {
    return rows.matMul(weights.transpose()).addi(bias);
  }

  private static void copy(Vector variables, int from, NDArray array) {
    FloatBuffer target = array.toByteBuffer(true).asFloatBuffer();
    for (int index = from; target.hasRemaining(); index++) {
      target.put((float) variables.at(index));
    }
  }
}
