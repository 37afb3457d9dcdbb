package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * Weighs neighbours by the area of them that a disc around the pixel's centre covers.
 *
 * <p>The published kernels for 32 pixels hold no disc until severity 4: below, it fits into one
 * pixel, and only the Gaussian that softens its edge blurs. Such kernels do not scale. The radii
 * here are those at which a disc has the variance of the published kernels, 0.08, 0.21, 0.33, 0.40
 * and 0.67 square pixels along each axis.
 */
final class DefocusBlur implements Corruption {
  /** Slices of a row of pixels over which the disc's chord is averaged. */
  private static final int SLICES = 64;

  private final ImageShape shape;
  private final Kernel kernel;

  DefocusBlur(Strength strength) {
    this.shape = strength.shape();
    this.kernel = Kernel.of(disc(strength.length(0.60, 0.74, 0.90, 1.02, 1.60)));
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    float[][] planes = Planes.read(pixels, offset, shape);
    for (int channel = 0; channel < planes.length; channel++) {
      planes[channel] = kernel.apply(planes[channel], shape.height(), shape.width());
    }
    Planes.write(planes, pixels, offset);
  }

  /** Area of each pixel that a disc around the middle of the middle one covers. */
  static double[][] disc(double radius) {
    int reach = (int) Math.ceil(radius - 0.5);
    double[][] areas = new double[2 * reach + 1][2 * reach + 1];
    for (int row = -reach; row <= reach; row++) {
      for (int slice = 0; slice < SLICES; slice++) {
        double y = row - 0.5 + (slice + 0.5) / SLICES;
        double half = Math.sqrt(Math.max(0, radius * radius - y * y));
        for (int column = -reach; column <= reach; column++) {
          double covered = Math.min(half, column + 0.5) - Math.max(-half, column - 0.5);
          areas[reach + row][reach + column] += Math.max(0, covered) / SLICES;
        }
      }
    }
    return areas;
  }
}
