package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * The map x → W x + b in native memory.
 *
 * @param weights W {@code [C, d]} float32
 * @param bias b {@code [C, 1]} float32
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
    NDArray bias = memory.create(new Shape(outputs, 1));
    copy(variables, 0, weights);
    copy(variables, outputs * inputs, bias);
    return new AffineMap(weights, bias);
  }

  /**
   * Applies it.
   *
   * @param rows {@code [n, d]}
   * @return {@code [C, n]}: for few outputs faster than the other way round
   */
  NDArray apply(NDArray rows) {
    return weights.matMul(rows.transpose()).addi(bias);
  }

  /** Takes the values of one block of rows: {@code [block.rows(), C]}, row after row. */
  @FunctionalInterface
  interface Taker {
    /** Takes them before the next block is computed. */
    void take(Block block, FloatBuffer values);
  }

  /**
   * Applies the map of some variables to all rows, block by block; nothing that it allocates
   * outlives it.
   *
   * @param memory lends native memory until this returns
   * @param variables W, row after row, then b
   * @param outputs C
   * @param rows {@code [n, d]}
   */
  static void apply(NDManager memory, Vector variables, int outputs, Rows rows, Taker taker) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      AffineMap map = of(memory, variables, outputs, rows.width());
      for (Block block : Block.split(rows.count(), Math.max(rows.width(), outputs))) {
        try (NDScope inner = new NDScope()) {
          inner.suppressNotUsedWarning();
          NDArray values = map.apply(rows.load(memory, block)).transpose();
          taker.take(block, values.toByteBuffer(true).asFloatBuffer());
        }
      }
    }
  }

  private static void copy(Vector variables, int from, NDArray array) {
    FloatBuffer target = array.toByteBuffer(true).asFloatBuffer();
    for (int index = from; target.hasRemaining(); index++) {
      target.put((float) variables.at(index));
    }
  }
}
