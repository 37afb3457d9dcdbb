package dev.guillotine.representation.random;

/**
 * Draws from Poisson's distribution. Small means: inversion, by a search from 0 upwards. Others:
 * transformed rejection (Hörmann, "The transformed rejection method for generating Poisson random
 * variables", Insurance: Mathematics and Economics 12, 1993, algorithm PTRS). Strict arithmetic
 * throughout: the same counts on every platform.
 */
final class PoissonDraw {
  /** Largest mean. */
  static final double MOST = 1e6;

  private static final double LEAST_FOR_REJECTION = 10;
  private static final int TABLE = 16;
  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private static final double[] LOG_FACTORIALS = new double[TABLE];

  static {
    for (int k = 1; k < TABLE; k++) {
      LOG_FACTORIALS[k] = LOG_FACTORIALS[k - 1] + StrictMath.log(k);
    }
  }

  private PoissonDraw() {}

  static int of(double mean, RandomStream random) {
    if (!(mean >= 0 && mean <= MOST)) {
      throw new IllegalArgumentException(
          "mean: " + mean + " is not allowed; a number from 0 to " + MOST + " is");
    }
    return mean < LEAST_FOR_REJECTION ? bySearch(mean, random) : byRejection(mean, random);
  }

  private static int bySearch(double mean, RandomStream random) {
    double rest = random.uniform();
    double probability = StrictMath.exp(-mean);
    int count = 0;
    while (rest >= probability && probability > 0) {
      rest -= probability;
      count++;
      probability *= mean / count;
    }
    return count;
  }

  private static int byRejection(double mean, RandomStream random) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double certain = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.uniform() - 0.5;
      double v = 1 - random.uniform();
      double edge = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / edge + b) * u + mean + 0.43);
      if (edge >= 0.07 && v <= certain) {
        return (int) count;
      }
      if (count < 0 || (edge < 0.013 && v > edge)) {
        continue;
      }
      double transformed = StrictMath.log(v * inverseAlpha / (a / (edge * edge) + b));
      if (transformed <= count * StrictMath.log(mean) - mean - logFactorial((int) count)) {
        return (int) count;
      }
    }
  }

  /** Logarithm of k!, by Stirling's series above a table: its error is below 10⁻¹². */
  static double logFactorial(int k) {
    if (k < TABLE) {
      return LOG_FACTORIALS[k];
    }
    double n = k + 1.0;
    double reciprocal = 1 / n;
    double square = reciprocal * reciprocal;
    double series =
        reciprocal * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    return (n - 0.5) * StrictMath.log(n) - n + HALF_LOG_TWO_PI + series;
  }
}
