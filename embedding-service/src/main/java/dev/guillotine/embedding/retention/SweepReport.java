package dev.guillotine.embedding.retention;

import dev.guillotine.platform.storage.StoredObject;
import java.util.Collection;

/**
 * What a sweep has found.
 *
 * @param objects all objects of features
 * @param bytes their size
 * @param orphans those of them that nothing needs
 * @param orphanBytes their size
 */
record SweepReport(long objects, long bytes, long orphans, long orphanBytes) {
  static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0);

  static SweepReport of(Collection<StoredObject> objects, Collection<StoredObject> orphans) {
    return new SweepReport(objects.size(), bytes(objects), orphans.size(), bytes(orphans));
  }

  private static long bytes(Collection<StoredObject> objects) {
    return objects.stream().mapToLong(StoredObject::size).sum();
  }

  SweepReport plus(SweepReport other) {
    return new SweepReport(
        objects + other.objects,
        bytes + other.bytes,
        orphans + other.orphans,
        orphanBytes + other.orphanBytes);
  }
}
