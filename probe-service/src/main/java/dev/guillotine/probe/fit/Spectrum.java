package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Column means of n rows {@code [n, d]} and the eigendecomposition of their covariance (divided by
 * n), in double. Products of the rows are computed by libtorch, block after block.
 *
 * @param means d values
 * @param covariance its eigenvalues and eigenvectors; none is below 0 but by rounding
 */
record Spectrum(Vector means, SymmetricEigen covariance) {

  /**
   * Takes one pass over the rows, then some d³ operations.
   *
   * @param memory lends native memory until this returns
   * @param stop asked before each block of rows, and before the eigenvectors are computed
   */
  static <E extends Exception> Spectrum of(NDManager memory, Rows rows, StopSignal<E> stop)
      throws E {
    double[] means = new double[rows.width()];
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray products = owner.zeros(new Shape(rows.width(), rows.width()), DataType.FLOAT64);
      NDArray sums = owner.zeros(new Shape(rows.width()), DataType.FLOAT64);
      for (Block block : Block.split(rows.count(), 2 * rows.width())) {
        stop.check();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray part = rows.load(owner, block).toType(DataType.FLOAT64, false);
          products.addi(part.transpose().matMul(part));
          sums.addi(part.sum(new int[] {0}));
        }
      }
      NDArray mean = sums.divi(rows.count());
      mean.toByteBuffer(true).asDoubleBuffer().get(means);
      NDArray ofMeans = mean.expandDims(1).matMul(mean.expandDims(0));
      NDArray covariance = products.divi(rows.count()).subi(ofMeans);
      stop.check();
      return new Spectrum(Vector.of(means), SymmetricEigen.of(owner, covariance));
    }
  }
}
