package dev.guillotine.embedding.retention;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import dev.guillotine.platform.storage.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * For how long features are kept.
 *
 * @param grace for how long a checkpoint's features are left alone after any of them was written or
 *     asked for, whatever else is true of them: longer than any extraction waits for a worker
 * @param keep for how long features are kept after they were last asked for; if empty, for as long
 *     as the checkpoint's weights are
 */
record Retention(Duration grace, Optional<Duration> keep) {
  Retention {
    requirePositive("grace", Required.present("grace", grace));
    Required.present("keep", keep).ifPresent(length -> requirePositive("keep", length));
  }

  private static void requirePositive(String field, Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new InvalidValueException(field, length, "a length of time above zero");
    }
  }

  /** Whether somebody may be at work on these objects. */
  boolean inUse(Collection<StoredObject> objects, Instant now) {
    return touchedSince(now.minus(grace), objects);
  }

  /** Whether the request that wrote these objects has had its time. */
  boolean expired(Collection<StoredObject> request, Instant now) {
    return keep.isPresent() && !touchedSince(now.minus(keep.get()), request);
  }

  private static boolean touchedSince(Instant moment, Collection<StoredObject> objects) {
    return objects.stream().anyMatch(object -> object.modified().isAfter(moment));
  }
}
