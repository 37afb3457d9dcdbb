package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/**
 * Weighs what lies in one direction, drawn uniformly within an eighth of a turn around the
 * horizontal, by half a normal density: taps one pixel apart, up to four standard deviations away,
 * each shared by the four pixels around it.
 *
 * <p>The published severities 3 and 4 differ in nothing but where a tail of no weight is cut off;
 * the fourth deviation here, 2.25, lies between its neighbours.
 */
final class MotionBlur implements Corruption {
  private static final double DEVIATIONS = 4;

  private final ImageShape shape;
  private final double deviation;

  MotionBlur(Strength strength) {
    this.shape = strength.shape();
    this.deviation = strength.length(1, 1.5, 2, 2.25, 2.5);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    double angle = new RandomStream(address).uniform(-0.25, 0.25) * Math.PI;
    Kernel kernel = Kernel.of(streak(angle));
    float[][] planes = Planes.read(pixels, offset, shape);
    for (int channel = 0; channel < planes.length; channel++) {
      planes[channel] = kernel.apply(planes[channel], shape.height(), shape.width());
    }
    Planes.write(planes, pixels, offset);
  }

  private double[][] streak(double angle) {
    int taps = (int) (DEVIATIONS * deviation + 0.5);
    int reach = taps + 1;
    double[][] square = new double[2 * reach + 1][2 * reach + 1];
    for (int tap = 0; tap <= taps; tap++) {
      double weight = StrictMath.exp(-0.5 * tap * tap / (deviation * deviation));
      double x = reach + tap * StrictMath.cos(angle);
      double y = reach + tap * StrictMath.sin(angle);
      int column = (int) x;
      int row = (int) y;
      double right = x - column;
      double below = y - row;
      square[row][column] += weight * (1 - below) * (1 - right);
      square[row][column + 1] += weight * (1 - below) * right;
      square[row + 1][column] += weight * below * (1 - right);
      square[row + 1][column + 1] += weight * below * right;
    }
    return square;
  }
}
