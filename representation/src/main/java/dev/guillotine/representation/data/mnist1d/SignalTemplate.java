package dev.guillotine.representation.data.mnist1d;

/**
 * What the signals of each class are made from: twelve points that trace a digit, brought to
 * deviation 1/6 and moved so that they begin, and end, at 0. The points are the authors'
 * (greydanus/mnist1d, {@code get_templates}, Apache-2.0).
 */
final class SignalTemplate {
  /** Points of a template. */
  static final int LENGTH = 12;

  /** Number of templates. */
  static final int CLASSES = 10;

  private static final double SHRINKAGE = 6;

  private static final double[][] POINTS = {
    {5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5},
    {5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5},
    {5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5},
    {5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5},
    {5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5},
    {5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5},
    {5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5},
    {5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5},
    {5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5},
    {5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5},
  };

  private SignalTemplate() {}

  /**
   * The template of a class: a new array of {@link #LENGTH} values.
   *
   * @param label from 0 to {@code CLASSES − 1}
   */
  static double[] of(int label) {
    double[] values = POINTS[label].clone();
    double mean = 0;
    for (double value : values) {
      mean += value / LENGTH;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / LENGTH;
    }
    double start = values[0];
    double unit = SHRINKAGE * Math.sqrt(variance);
    for (int i = 0; i < LENGTH; i++) {
      values[i] = (values[i] - start) / unit;
    }
    return values;
  }
}
