package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * Raises the value V of HSV, the highest channel of a pixel, as far as white allows; hue and
 * saturation stay, so that all channels grow by one factor. Black becomes grey.
 */
final class Brightness implements Corruption {
  private final ImageShape shape;
  private final double rise;

  Brightness(Strength strength) {
    this.shape = strength.shape();
    this.rise = Planes.WHITE * strength.of(0.05, 0.1, 0.15, 0.2, 0.3);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    int channels = shape.channels();
    for (int pixel = offset; pixel < offset + shape.values(); pixel += channels) {
      int value = 0;
      for (int i = pixel; i < pixel + channels; i++) {
        value = Math.max(value, Byte.toUnsignedInt(pixels[i]));
      }
      double raised = Math.min(Planes.WHITE, value + rise);
      for (int i = pixel; i < pixel + channels; i++) {
        pixels[i] =
            Planes.level(value == 0 ? raised : raised * Byte.toUnsignedInt(pixels[i]) / value);
      }
    }
  }
}
