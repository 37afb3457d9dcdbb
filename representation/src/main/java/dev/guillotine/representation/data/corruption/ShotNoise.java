package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/** Counts photons: every value becomes a Poisson count in proportion to it. */
final class ShotNoise implements Corruption {
  private final int values;

  /** Photons that one level stands for. */
  private final double photons;

  ShotNoise(Strength strength) {
    this.values = strength.shape().values();
    this.photons = strength.of(500, 250, 100, 75, 50) / Planes.WHITE;
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, values, pixels.length);
    RandomStream random = new RandomStream(address);
    for (int i = offset; i < offset + values; i++) {
      pixels[i] = Planes.level(random.poisson(Byte.toUnsignedInt(pixels[i]) * photons) / photons);
    }
  }
}
