package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.random.RandomAddress;

/**
 * One kind of damage, of one severity, to images of one shape: a pure function of pixels and
 * address. Safe for use by several threads at once.
 */
public interface Corruption {

  /**
   * Damages an image in place.
   *
   * @param pixels hold the image: {@code [height, width, channels]} unsigned bytes
   * @param offset where in them it begins
   * @param address of the image's random draws; kinds that draw nothing ignore it
   * @throws IndexOutOfBoundsException if the image would not lie within {@code pixels}
   */
  void apply(byte[] pixels, int offset, RandomAddress address);
}
