package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/** Replaces a share of all values, each channel by itself, by black or white, equally likely. */
final class ImpulseNoise implements Corruption {
  private final int values;
  private final double share;

  ImpulseNoise(Strength strength) {
    this.values = strength.shape().values();
    this.share = strength.of(0.01, 0.02, 0.03, 0.05, 0.07);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, values, pixels.length);
    RandomStream random = new RandomStream(address);
    for (int i = offset; i < offset + values; i++) {
      double draw = random.uniform();
      if (draw < share) {
        pixels[i] = (byte) (draw < share / 2 ? 0 : Planes.WHITE);
      }
    }
  }
}
