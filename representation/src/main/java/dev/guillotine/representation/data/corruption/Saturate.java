package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/**
 * Changes the saturation S of HSV, the share by which a pixel's lowest channel lies below its
 * highest: {@code factor × S + rise}, at most 1. Hue and value stay; grey, which has no hue, stays
 * grey.
 *
 * <p>Severities 3 to 5 are the published ones. The published 1 and 2 fade colours instead (factors
 * of 0.3 and 0.1), which moves most images further than 3 does; here 1 and 2 lead up to it.
 */
final class Saturate implements Corruption {
  private final ImageShape shape;
  private final double factor;
  private final double rise;

  Saturate(Strength strength) {
    this.shape = strength.shape();
    this.factor = strength.of(1.2, 1.35, 1.5, 2, 2.5);
    this.rise = strength.of(0, 0, 0, 0.1, 0.2);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    int channels = shape.channels();
    for (int pixel = offset; pixel < offset + shape.values(); pixel += channels) {
      int most = 0;
      int least = Planes.WHITE;
      for (int i = pixel; i < pixel + channels; i++) {
        most = Math.max(most, Byte.toUnsignedInt(pixels[i]));
        least = Math.min(least, Byte.toUnsignedInt(pixels[i]));
      }
      if (most > least) {
        double saturation = (double) (most - least) / most;
        double change = Math.min(1, factor * saturation + rise) / saturation;
        for (int i = pixel; i < pixel + channels; i++) {
          pixels[i] = Planes.level(most - change * (most - Byte.toUnsignedInt(pixels[i])));
        }
      }
    }
  }
}
