package dev.guillotine.representation.data;

import dev.guillotine.contracts.event.DataIdentity;

/** A set of labelled images with the two splits that its source has. */
public interface ImageSet extends AutoCloseable {

  /**
   * Name, digest and number of classes. Sets of equal digest hold equal images in equal order: it
   * covers content and reader version, or, for a generated set, parameters and generator version.
   */
  DataIdentity identity();

  /**
   * The training split as the source has it; {@link Splits} carves a validation split out of it.
   */
  Images train();

  /** The test split as the source has it. */
  Images test();

  /** Releases what the set holds open; its images can't be read afterwards. */
  @Override
  default void close() {}
}
