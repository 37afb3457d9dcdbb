package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One angle for each sample: circular regression. Predicted are its sine and cosine, so that the
 * two sides of the zero angle are near each other; the score is the mean of their R².
 *
 * <p>Details: {@code errorDegrees}, the mean absolute angle between the prediction and the truth, 0
 * to 180, where a period is 360 degrees. The predicted angle is the one that has the direction of
 * the predicted cosine and sine; 0 where both are 0.
 */
public final class Angles extends Quantities {
  private static final double TURN = 2 * Math.PI;

  private final float[] values;
  private final double period;

  /**
   * Checks and takes over the angles of at least one sample.
   *
   * @param values finite, in the unit of the period; what is beyond a period counts modulo it
   * @param period a full turn, positive and finite: 360 for degrees, 2π for radians, π for the
   *     orientation of a line in radians
   * @throws IllegalArgumentException naming the first row whose value is not finite, or the period
   */
  public Angles(float[] values, double period) {
    if (!(period > 0) || Double.isInfinite(period)) {
      throw new IllegalArgumentException(
          "period is " + period + "; allowed are positive finite values");
    }
    requireFinite(values);
    this.values = values;
    this.period = period;
  }

  @Override
  public int rows() {
    return values.length;
  }

  /** A full turn. */
  public double period() {
    return period;
  }

  @Override
  double[][] outputs() {
    double[][] outputs = new double[2][rows()];
    for (int row = 0; row < rows(); row++) {
      outputs[0][row] = Math.sin(radians(row));
      outputs[1][row] = Math.cos(radians(row));
    }
    return outputs;
  }

  @Override
  Map<String, Double> details(double[][] predicted) {
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      double angle = Math.atan2(predicted[0][row], predicted[1][row]);
      sum += Math.abs(Math.IEEEremainder(angle - radians(row), TURN));
    }
    return Map.of("errorDegrees", Math.toDegrees(sum / rows()));
  }

  private double radians(int row) {
    return TURN * (values[row] % period / period);
  }

  @Override
  String task() {
    return "an angle of period " + period;
  }

  @Override
  Optional<String> flaw() {
    double[][] outputs = outputs();
    return constancy("the sine of the angle", outputs[0], TURN)
        .or(() -> constancy("the cosine of the angle", outputs[1], TURN));
  }

  @Override
  Angles followedBy(Targets others) {
    float[] next = ((Angles) others).values;
    float[] all = Arrays.copyOf(values, Math.addExact(values.length, next.length));
    System.arraycopy(next, 0, all, values.length, next.length);
    return new Angles(all, period);
  }
}
