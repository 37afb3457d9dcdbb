package dev.guillotine.representation.data;

import dev.guillotine.contracts.event.DataIdentity;

/** A set whose images lie in memory. */
record StoredImageSet(DataIdentity identity, StoredImages train, StoredImages test)
    implements ImageSet {

  /**
   * Identifies a set by its content.
   *
   * @param name of the set
   * @param reader name and version of what read it
   * @param classes number of classes
   */
  static StoredImageSet of(
      String name, String reader, int classes, StoredImages train, StoredImages test) {
    ContentDigest digest = new ContentDigest().text(reader).number(classes);
    for (StoredImages split : new StoredImages[] {train, test}) {
      digest
          .number(split.shape().height())
          .number(split.shape().width())
          .number(split.shape().channels())
          .bytes(split.pixels())
          .bytes(split.labels());
    }
    return new StoredImageSet(new DataIdentity(name, digest.hexadecimal(), classes), train, test);
  }
}
