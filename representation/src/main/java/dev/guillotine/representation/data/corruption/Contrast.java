package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Objects;

/** Draws each value towards the mean of its channel, over the whole image. */
final class Contrast implements Corruption {
  private final ImageShape shape;
  private final double kept;

  Contrast(Strength strength) {
    this.shape = strength.shape();
    this.kept = strength.of(0.75, 0.5, 0.4, 0.3, 0.15);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    int channels = shape.channels();
    int end = offset + shape.values();
    for (int first = offset; first < offset + channels; first++) {
      long sum = 0;
      for (int i = first; i < end; i += channels) {
        sum += Byte.toUnsignedInt(pixels[i]);
      }
      double mean = (double) sum * channels / shape.values();
      for (int i = first; i < end; i += channels) {
        pixels[i] = Planes.level(mean + kept * (Byte.toUnsignedInt(pixels[i]) - mean));
      }
    }
  }
}
