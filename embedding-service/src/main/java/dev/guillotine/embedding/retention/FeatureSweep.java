package dev.guillotine.embedding.retention;

import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.StoredObject;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks through all features in the store for those that nothing needs. Any number of workers may
 * sweep at once.
 */
final class FeatureSweep {
  private static final Logger LOG = Logger.getLogger(FeatureSweep.class);

  private final ObjectStore store;
  private final Retention retention;
  private final SweepConfiguration.Orphans orphans;
  private final Clock clock;

  FeatureSweep(
      ObjectStore store, Retention retention, SweepConfiguration.Orphans orphans, Clock clock) {
    this.store = store;
    this.retention = retention;
    this.orphans = orphans;
    this.clock = clock;
  }

  /** Goes through the store once, one checkpoint after another. */
  SweepReport sweep() throws WorkFailure {
    SweepReport report = SweepReport.NOTHING;
    for (String folder : store.folders(ObjectKeys.features())) {
      CheckpointFeatures features = CheckpointFeatures.in(folder, store);
      report = report.plus(sweep(folder, features));
    }
    return report;
  }

  private SweepReport sweep(String folder, CheckpointFeatures features) throws WorkFailure {
    List<StoredObject> found = List.of();
    try {
      found = features.orphans(retention, clock.instant());
    } catch (InvalidValueException e) {
      LOG.warnf("%s is left alone: a document in it cannot be read: %s", folder, e.getMessage());
    }
    if (orphans == SweepConfiguration.Orphans.REMOVE) {
      for (StoredObject orphan : found) {
        store.remove(orphan.key());
      }
    }
    for (StoredObject orphan : found) {
      LOG.debugf("orphan: %s (%d bytes, of %s)", orphan.key(), orphan.size(), orphan.modified());
    }
    return SweepReport.of(features.objects(), found);
  }
}
