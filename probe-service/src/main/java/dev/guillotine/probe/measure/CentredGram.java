package dev.guillotine.probe.measure;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * The inner products of n embeddings, from which linear CKA with those of another cut follows:
 * HSIC(K, L)/√(HSIC(K, K) HSIC(L, L)) (Kornblith et al. 2019, arXiv 1905.00414), with the unbiased
 * estimator of HSIC (Song et al. 2012, JMLR 13, equation 5; Nguyen et al. 2021, arXiv 2010.15327),
 * for the plain one is near 1 wherever there are more dimensions than samples. 1 for embeddings
 * that are the same up to rotation and scale, about 0 (and by chance below) for unrelated ones.
 */
final class CentredGram {
  private final float[] products;
  private final double[] sums;
  private final double total;

  /** {@link #independence} of itself. */
  private final double own;

  private CentredGram(float[] products, double[] sums, double total) {
    this.products = products;
    this.sums = sums;
    this.total = total;
    this.own = independence(this);
  }

  /**
   * Of embeddings whose means are taken off first, which changes nothing but rounding.
   *
   * @param embeddings {@code [n, d]} float64
   */
  static CentredGram of(NDArray embeddings) {
    int rows = (int) embeddings.getShape().get(0);
    double[] all;
    try (NDArray means = embeddings.mean(new int[] {0});
        NDArray centred = embeddings.sub(means);
        NDArray transposed = centred.transpose();
        NDArray gram = centred.matMul(transposed)) {
      all = gram.toDoubleArray();
    }
    float[] products = new float[all.length];
    double[] sums = new double[rows];
    double total = 0;
    for (int one = 0; one < rows; one++) {
      for (int other = 0; other < rows; other++) {
        if (one != other) {
          products[one * rows + other] = (float) all[one * rows + other];
          sums[one] += products[one * rows + other];
        }
      }
      total += sums[one];
    }
    return new CentredGram(products, sums, total);
  }

  /**
   * Linear CKA with another cut's embeddings of the same samples.
   *
   * @return empty for fewer than four samples, or where either's do not vary
   */
  OptionalDouble similarity(CentredGram other) {
    double scale = own * other.own;
    return sums.length < 4 || !(scale > 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(independence(other) / Math.sqrt(scale));
  }

  /** HSIC times n (n − 3). */
  private double independence(CentredGram other) {
    double rows = sums.length;
    double trace = 0;
    for (int index = 0; index < products.length; index++) {
      trace += (double) products[index] * other.products[index];
    }
    double across = 0;
    for (int row = 0; row < sums.length; row++) {
      across += sums[row] * other.sums[row];
    }
    return trace + total * other.total / (rows - 1) / (rows - 2) - 2 / (rows - 2) * across;
  }
}
