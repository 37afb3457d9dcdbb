package dev.guillotine.representation.data.mnist1d;

/**
 * Turns a template into a signal: pads, dilates, scales and translates it, fills what it leaves
 * empty with correlated noise, adds independent noise, shears, and samples the result at fewer
 * points (arXiv 2011.14439, section 2; order and constants as in greydanus/mnist1d, {@code
 * transform}).
 *
 * <p>Only operations with one correct result are used, so that a signal is the same on every
 * machine.
 */
final class SignalRenderer {
  /** Points on which a signal is drawn before it is sampled. */
  static final int CANVAS = SignalTemplate.LENGTH + SignalFactors.MOST_PADDING;

  /** Points at which it is sampled. */
  static final int LENGTH = 40;

  static final double CORRELATED_NOISE = 0.25;
  static final double INDEPENDENT_NOISE = 0.02;

  private static final GaussianFilter FILTER = new GaussianFilter(2);

  private SignalRenderer() {}

  /**
   * Renders a signal, not normalised.
   *
   * @param template of {@link SignalTemplate#LENGTH} values
   * @param factors how it is distorted
   * @param correlated {@link #CANVAS} standard normal numbers, which are filtered here
   * @param independent {@link #CANVAS} standard normal numbers
   * @return {@link #LENGTH} values
   */
  static double[] render(
      double[] template, SignalFactors factors, double[] correlated, double[] independent) {
    double[] padded = new double[template.length + factors.padding()];
    System.arraycopy(template, 0, padded, 0, template.length);
    double[] dilated = LinearSampling.of(padded, CANVAS);
    double[] smooth = FILTER.apply(correlated);
    double[] canvas = new double[CANVAS];
    for (int i = 0; i < CANVAS; i++) {
      int at = (i + factors.translation()) % CANVAS;
      double value =
          covers(i, factors.padding())
              ? factors.scale() * dilated[i]
              : CORRELATED_NOISE * smooth[at];
      canvas[at] =
          value + INDEPENDENT_NOISE * independent[at] - factors.shear() * acrossFromCentre(at);
    }
    return LinearSampling.of(canvas, LENGTH);
  }

  /**
   * Whether the template reaches a point of the canvas before translation: the point lies before
   * the first zero of the padding. A value of 0 within the template belongs to it.
   */
  static boolean covers(int point, int padding) {
    return point * (SignalTemplate.LENGTH + padding - 1) < SignalTemplate.LENGTH * (CANVAS - 1);
  }

  /** From −½ at the first point to ½ at the last. */
  static double acrossFromCentre(int point) {
    return (double) point / (CANVAS - 1) - 0.5;
  }
}
