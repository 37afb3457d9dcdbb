package dev.guillotine.probe.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How many directions embeddings use, told from their spectra. */
final class SpectralMeasures {
  private static final double EPSILON = 1e-7;

  /** Ranks between which the power law is fitted, where there are so many. */
  private static final int FIRST_RANK = 11;

  private static final int LAST_RANK = 500;
  private static final int FEWEST_RANKS = 20;

  /** Variances below this share of the largest are rounding of float32. */
  private static final double LEAST_SHARE = 1e-10;

  private SpectralMeasures() {}

  /**
   * RankMe: exp(−Σ pₖ log pₖ) with pₖ = σₖ/Σσ + 10⁻⁷ (Garrido et al. 2023, arXiv 2210.02885,
   * equations 1 and 2); about 1 to min(n, d).
   *
   * @param singular values σ of the embeddings, not centred
   * @return empty where all are 0
   */
  static OptionalDouble rankMe(double[] singular) {
    double sum = Arrays.stream(singular).sum();
    if (sum == 0) {
      return OptionalDouble.empty();
    }
    double entropy = 0;
    for (double value : singular) {
      double share = value / sum + EPSILON;
      entropy -= share * Math.log(share);
    }
    return OptionalDouble.of(Math.exp(entropy));
  }

  /**
   * The participation ratio (Σλ)²/Σλ² (Gao et al. 2017, bioRxiv 214262): d where all directions
   * vary alike, 1 where one varies.
   *
   * @param variances λ
   * @return empty where none varies
   */
  static OptionalDouble participationRatio(double[] variances) {
    double sum = Arrays.stream(variances).sum();
    double squares = Arrays.stream(variances).map(value -> value * value).sum();
    return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum * sum / squares);
  }

  /**
   * α-ReQ: the exponent α of the power law λⱼ ∝ j^−α, by least squares of log λⱼ on log j, each
   * with the weight 1/j (Agrawal et al. 2022, NeurIPS, after Stringer et al. 2019, Nature 571),
   * over the ranks 11 to 500, or from 1 where that leaves fewer than 20. About 1 is held to be
   * good.
   *
   * @param variances λ, the largest first
   * @return empty where fewer than two vary
   */
  static OptionalDouble alphaReq(double[] variances) {
    int rank = 0;
    while (rank < Math.min(variances.length, LAST_RANK)
        && variances[rank] > LEAST_SHARE * variances[0]) {
      rank++;
    }
    if (rank < 2) {
      return OptionalDouble.empty();
    }
    int first = rank - FIRST_RANK + 1 < FEWEST_RANKS ? 1 : FIRST_RANK;
    double weights = 0;
    double x = 0;
    double y = 0;
    for (int j = first; j <= rank; j++) {
      weights += 1.0 / j;
      x += Math.log(j) / j;
      y += Math.log(variances[j - 1]) / j;
    }
    x /= weights;
    y /= weights;
    double products = 0;
    double squares = 0;
    for (int j = first; j <= rank; j++) {
      double away = Math.log(j) - x;
      products += away * (Math.log(variances[j - 1]) - y) / j;
      squares += away * away / j;
    }
    return OptionalDouble.of(-products / squares);
  }
}
