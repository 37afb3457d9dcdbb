package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/** Adds to every value a normally distributed number of its own. */
final class GaussianNoise implements Corruption {
  private final int values;
  private final double deviation;

  GaussianNoise(Strength strength) {
    this.values = strength.shape().values();
    this.deviation = Planes.WHITE * strength.of(0.04, 0.06, 0.08, 0.09, 0.10);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, values, pixels.length);
    RandomStream random = new RandomStream(address);
    for (int i = offset; i < offset + values; i++) {
      pixels[i] = Planes.level(Byte.toUnsignedInt(pixels[i]) + random.normal(deviation));
    }
  }
}
