package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/**
 * Adds a {@linkplain Plasma cloud} to every channel and makes room for it: {@code (x + c × cloud) ×
 * m / (m + c)}, where m is the image's highest value. The cloud spans the image's longer side.
 */
final class Fog implements Corruption {
  private final ImageShape shape;
  private final double density;
  private final double decay;

  Fog(Strength strength) {
    this.shape = strength.shape();
    this.density = strength.of(0.2, 0.5, 0.75, 1, 1.5);
    this.decay = strength.of(3, 3, 2.5, 2, 1.75);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    double most = 0;
    for (int i = offset; i < offset + shape.values(); i++) {
      most = Math.max(most, Byte.toUnsignedInt(pixels[i]));
    }
    double fog = Planes.WHITE * density;
    double room = most / (most + fog);
    int longest = Math.max(shape.height(), shape.width());
    Plasma cloud = new Plasma(longest, decay, new RandomStream(address));
    int next = offset;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double added = fog * cloud.at(row, column);
        for (int channel = 0; channel < shape.channels(); channel++) {
          pixels[next] = Planes.level((Byte.toUnsignedInt(pixels[next]) + added) * room);
          next++;
        }
      }
    }
  }
}
