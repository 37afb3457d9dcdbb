package dev.guillotine.representation.data.mnist1d;

/**
 * Smooths a signal with the weights of a normal density, cut off at four deviations and made to sum
 * to 1. Beyond its ends the signal goes on as its mirror image, the end point repeated (c b a | a b
 * c | c b a). These are the defaults of {@code scipy.ndimage.gaussian_filter}.
 */
final class GaussianFilter {
  private static final int DEVIATIONS = 4;

  private final int radius;
  private final double[] weights;

  /**
   * @param deviation in points, at least 1
   */
  GaussianFilter(int deviation) {
    radius = DEVIATIONS * deviation;
    weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      double weight = StrictMath.exp(-0.5 * i * i / (deviation * deviation));
      weights[radius + i] = weight;
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  /** The smoothed signal, as long as {@code values}. */
  double[] apply(double[] values) {
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      for (int k = -radius; k <= radius; k++) {
        smooth[i] += weights[radius + k] * values[mirrored(i + k, values.length)];
      }
    }
    return smooth;
  }

  private static int mirrored(int index, int length) {
    int within = Math.floorMod(index, 2 * length);
    return within < length ? within : 2 * length - 1 - within;
  }
}
