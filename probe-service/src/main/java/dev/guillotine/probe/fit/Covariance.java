package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

/**
 * The covariance of standardised rows (divided by n), computed and kept in float32: enough to know
 * an objective's curvature by.
 */
final class Covariance {
  /** As many strips save most of the half that symmetry makes superfluous. */
  private static final int STRIPS = 8;

  private static final int NARROWEST = 64;

  /** Rows, or twice as many as there are columns. */
  private static final int ENOUGH = 4_096;

  private final float[] values;
  private final int width;

  private Covariance(float[] values, int width) {
    this.values = values;
    this.width = width;
  }

  /**
   * Takes one pass over the rows and n d²/2 products or so.
   *
   * @param memory lends native memory until this returns
   * @param rows whose means are 0; of very many the first, which tell it well enough
   * @param stop asked before each block of rows
   */
  static <E extends Exception> Covariance of(NDManager memory, Rows rows, StopSignal<E> stop)
      throws E {
    int width = rows.width();
    int count = Math.min(rows.count(), Math.max(ENOUGH, 2 * width));
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray products = owner.zeros(new Shape(width, width));
      for (Block block : Block.split(count, width)) {
        stop.check();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          addUpper(rows.load(owner, block), products);
        }
      }
      return new Covariance(mirrored(products.divi(count)), width);
    }
  }

  /** Adds the products of all columns with those at their own place or behind, strip by strip. */
  private static void addUpper(NDArray rows, NDArray products) {
    int width = (int) rows.getShape().get(1);
    int strip = Math.max(NARROWEST, (width + STRIPS - 1) / STRIPS);
    for (int from = 0; from < width; from += strip) {
      int to = Math.min(width, from + strip);
      products
          .get("{}:{}, {}:", from, to, from)
          .addi(rows.get(":, {}:{}", from, to).transpose().matMul(rows.get(":, {}:", from)));
    }
  }

  private static float[] mirrored(NDArray upper) {
    float[] values = upper.toFloatArray();
    int width = (int) upper.getShape().get(0);
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < row; column++) {
        values[row * width + column] = values[column * width + row];
      }
    }
    return values;
  }

  /**
   * In native memory, {@code [d, d]}.
   *
   * @param memory owns it
   */
  NDArray load(NDManager memory) {
    return memory.create(values, new Shape(width, width));
  }
}
