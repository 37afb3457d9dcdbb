package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * Divides the image into equal blocks, as many as fit with the block's least side, and gives each
 * pixel the mean of the block that its centre lies in.
 *
 * <p>A block's least side is published as 1 / 0.95 to 1 / 0.65 pixels of 32. Here its excess over
 * one pixel is what grows with the image: at 224 pixels blocks are 1.4 to 4.8 pixels wide
 * (published for that size: 1.7 to 4).
 */
final class Pixelate implements Corruption {
  private final ImageShape shape;
  private final Blocks down;
  private final Blocks across;

  Pixelate(Strength strength) {
    this.shape = strength.shape();
    double excess =
        strength.length(excess(0.95), excess(0.9), excess(0.85), excess(0.75), excess(0.65));
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
