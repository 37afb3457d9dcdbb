package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * Weighs neighbours by a normal density at their centres, up to four standard deviations away: down
 * the columns, then along the rows.
 */
final class GaussianBlur implements Corruption {
  private static final double DEVIATIONS = 4;

  private final ImageShape shape;
  private final Kernel down;
  private final Kernel across;

  GaussianBlur(Strength strength) {
    this.shape = strength.shape();
    double[] bell = bell(strength.length(0.4, 0.6, 0.7, 0.8, 1.0));
    this.down =
        Kernel.of(Arrays.stream(bell).mapToObj(w -> new double[] {w}).toArray(double[][]::new));
    this.across = Kernel.of(new double[][] {bell});
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    float[][] planes = Planes.read(pixels, offset, shape);
    for (int channel = 0; channel < planes.length; channel++) {
      float[] half = down.apply(planes[channel], shape.height(), shape.width());
      planes[channel] = across.apply(half, shape.height(), shape.width());
    }
    Planes.write(planes, pixels, offset);
  }

  /** The density at whole distances from the middle. */
  static double[] bell(double deviation) {
    int reach = (int) (DEVIATIONS * deviation + 0.5);
    double[] bell = new double[2 * reach + 1];
    for (int i = -reach; i <= reach; i++) {
      bell[reach + i] = StrictMath.exp(-0.5 * i * i / (deviation * deviation));
    }
    return bell;
  }
}
