package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * Divides the image into equal blocks, as many as fit with the block's least side, and gives each
 * pixel the mean of the block that its centre lies in.
 *
 * <p>A block's least side is 1 / 0.6 to 1 / 0.25 pixels of 32, the authors' shares for ImageNet:
 * those for CIFAR-10, 0.95 to 0.65, cost a network that was trained on generated objects nothing.
 * What grows with the image is the excess of that side over one pixel.
 */
final class Pixelate implements Corruption {
  private final ImageShape shape;
  private final Blocks down;
  private final Blocks across;

  Pixelate(Strength strength) {
    this.shape = strength.shape();
    double excess =
        strength.length(excess(0.6), excess(0.5), excess(0.4), excess(0.3), excess(0.25));
    this.down = new Blocks(shape.height(), (int) (shape.height() / (1 + excess)));
    this.across = new Blocks(shape.width(), (int) (shape.width() / (1 + excess)));
  }

  private static double excess(double share) {
    return 1 / share - 1;
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    float[][] planes = Planes.read(pixels, offset, shape);
    for (int channel = 0; channel < planes.length; channel++) {
      planes[channel] = down.meanDown(across.meanAlong(planes[channel]));
    }
    Planes.write(planes, pixels, offset);
  }
}
