package dev.guillotine.representation.data.mnist1d;

/**
 * Samples the straight lines between the points of a signal at places of equal distance; the first
 * and the last point stay.
 */
final class LinearSampling {
  private LinearSampling() {}

  /**
   * The signal at {@code count} places.
   *
   * @param values at least 2
   * @param count at least 2
   */
  static double[] of(double[] values, int count) {
    double[] samples = new double[count];
    for (int i = 0; i < count; i++) {
      int place = i * (values.length - 1);
      int before = place / (count - 1);
      int past = place % (count - 1);
      samples[i] =
          past == 0
              ? values[before]
              : values[before] + (values[before + 1] - values[before]) * past / (count - 1);
    }
    return samples;
  }
}
