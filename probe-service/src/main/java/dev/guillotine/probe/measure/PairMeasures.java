package dev.guillotine.probe.measure;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/** How embeddings lie to each other, told from the distances of all pairs. */
final class PairMeasures {
  private static final double TEMPERATURE = 2;

  /** Squared distances below this share of the squared lengths are rounding. */
  private static final double LEAST_SHARE = 1e-12;

  private PairMeasures() {}

  /**
   * Uniformity: log of the mean of exp(−2 ‖u − v‖²) over all pairs of embeddings scaled to length 1
   * (Wang and Isola 2020, arXiv 2005.10242, section 4.1.2); 0 where all point the same way, the
   * lower the more evenly they cover the sphere. An embedding of length 0 is left as it is.
   *
   * @param embeddings {@code [n, d]} float64
   * @return empty for fewer than two
   */
  static OptionalDouble uniformity(NDArray embeddings) {
    int rows = (int) embeddings.getShape().get(0);
    if (rows < 2) {
      return OptionalDouble.empty();
    }
    double[] products = products(embeddings);
    double sum = 0;
    for (int one = 0; one < rows; one++) {
      double length = length(products, rows, one);
      for (int other = 0; other < one; other++) {
        double cosine = products[one * rows + other] / length / length(products, rows, other);
        sum += Math.exp(-TEMPERATURE * 2 * (1 - cosine));
      }
    }
    return OptionalDouble.of(Math.log(sum / (0.5 * rows * (rows - 1))));
  }

  /**
   * The intrinsic dimension by the two nearest neighbours, (n − 1)/Σ log(r₂/r₁): the unbiased form
   * (Denti et al. 2022, Scientific Reports 12) of the estimator of Facco et al. 2017 (Scientific
   * Reports 7), low where many samples lie near a border. Embeddings that coincide with their
   * nearest are left out.
   *
   * @param embeddings {@code [n, d]} float64
   * @return empty where fewer than two are left, or all have two nearest that are equally near
   */
  static OptionalDouble intrinsicDimension(NDArray embeddings) {
    int rows = (int) embeddings.getShape().get(0);
    double[] products = products(embeddings);
    double logs = 0;
    int counted = 0;
    for (int one = 0; one < rows; one++) {
      double first = Double.POSITIVE_INFINITY;
      double second = Double.POSITIVE_INFINITY;
      double own = products[one * rows + one];
      double least = Double.POSITIVE_INFINITY;
      for (int other = 0; other < rows; other++) {
        if (other != one) {
          double lengths = own + products[other * rows + other];
          double squared = lengths - 2 * products[one * rows + other];
          if (squared < first) {
            second = first;
            first = squared;
            least = LEAST_SHARE * lengths;
          } else if (squared < second) {
            second = squared;
          }
        }
      }
      if (first > least && Double.isFinite(second)) {
        logs += 0.5 * Math.log(second / first);
        counted++;
      }
    }
    return counted < 2 || logs == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((counted - 1) / logs);
  }

  private static double length(double[] products, int rows, int row) {
    double square = products[row * rows + row];
    return square == 0 ? 1 : Math.sqrt(square);
  }

  /** Inner products of all pairs, {@code [n, n]}. */
  private static double[] products(NDArray embeddings) {
    try (NDArray transposed = embeddings.transpose();
        NDArray products = embeddings.matMul(transposed)) {
      return products.toDoubleArray();
    }
  }
}
