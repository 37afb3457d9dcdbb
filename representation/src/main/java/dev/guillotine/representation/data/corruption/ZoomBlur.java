package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * The mean of the image and of its enlargements around the centre by factors of 1, 1.04, 1.08 and
 * so on up to 1.16 at severity 1 and 2 at severity 5, bilinear. Published are steps of 0.01 up to
 * 1.06 and 1.25, which cost a network that was trained on generated objects nothing.
 */
final class ZoomBlur implements Corruption {
  private static final double STEP = 0.04;

  private final ImageShape shape;
  private final Stretch[] down;
  private final Stretch[] across;

  ZoomBlur(Strength strength) {
    this.shape = strength.shape();
    int steps = (int) strength.of(4, 8, 12, 18, 25);
    this.down = new Stretch[steps + 1];
    this.across = new Stretch[steps + 1];
    for (int step = 0; step <= steps; step++) {
      down[step] = new Stretch(shape.height(), 1 + step * STEP);
      across[step] = new Stretch(shape.width(), 1 + step * STEP);
    }
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    float[][] planes = Planes.read(pixels, offset, shape);
    float[] wide = new float[planes[0].length];
    for (float[] plane : planes) {
      float[] sum = plane.clone();
      for (int step = 0; step < down.length; step++) {
        across[step].along(plane, wide);
        down[step].addDown(wide, sum);
      }
      for (int i = 0; i < sum.length; i++) {
        plane[i] = sum[i] / (down.length + 1);
      }
    }
    Planes.write(planes, pixels, offset);
  }
}
