package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * Rows {@code [n, d]} that are computed when they are read, and thereby reach native memory without
 * a second copy on the heap.
 */
interface Rows {
  /** Number of rows n. */
  int count();

  /** Width d. */
  int width();

  /**
   * Computes one row.
   *
   * @param row 0 to n - 1
   * @param target takes the d values
   */
  void read(int row, float[] target);

  /**
   * These rows scaled to Euclidean length 1, so that the inner product of two of them is the cosine
   * of their angle. A row of zeros has no direction and stays as it is: its cosine with any other
   * is taken to be 0.
   */
  default Rows unitLength() {
    Rows rows = this;
    return new Rows() {
      @Override
      public int count() {
        return rows.count();
      }

      @Override
      public int width() {
        return rows.width();
      }

      @Override
      public void read(int row, float[] target) {
        rows.read(row, target);
        double squares = 0;
        for (float value : target) {
          squares += (double) value * value;
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        for (int column = 0; column < target.length; column++) {
          target[column] = (float) (target[column] / length);
        }
      }
    };
  }

  /**
   * Computes all rows, as below.
   *
   * @param memory owns the result; on the CPU
   * @return {@code [n, d]}
   */
  default NDArray load(NDManager memory) {
    return load(memory, new Block(0, count()));
  }

  /**
   * Computes some of the rows straight into libtorch's memory: no buffer is left to the garbage
   * collector.
   *
   * @param memory owns the result; on the CPU
   * @param range which rows
   * @return {@code [range.rows(), d]}
   */
  default NDArray load(NDManager memory, Block range) {
    NDArray matrix = memory.create(new Shape(range.rows(), width()));
    float[] row = new float[width()];
    for (Block block : Block.split(range.rows(), width())) {
      try (NDArray part = matrix.get("{}:{}", block.from(), block.to())) {
        FloatBuffer target = part.toByteBuffer(true).asFloatBuffer();
        for (int index = block.from(); index < block.to(); index++) {
          read(range.from() + index, row);
          target.put(row);
        }
      }
    }
    return matrix;
  }
}
