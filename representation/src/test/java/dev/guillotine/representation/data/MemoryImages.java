package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Random;

/** Small images for tests. */
final class MemoryImages {
  private MemoryImages() {}

  /** Random pixels; labels take turns. */
  static StoredImages random(ImageShape shape, int count, int classes, long seed) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % classes);
    }
    return labelled(shape, labels, seed);
  }

  /** Random pixels under given labels. */
  static StoredImages labelled(ImageShape shape, byte[] labels, long seed) {
    byte[] pixels = new byte[shape.values() * labels.length];
    new Random(seed).nextBytes(pixels);
    return new StoredImages(shape, pixels, labels);
  }
}
