package dev.guillotine.trainer.checkpoint;

import static java.util.stream.Collectors.toSet;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.trainer.training.Pretraining;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The checkpoints of one run in the object store: each is there whole or not at all. */
public final class CheckpointArchive {
  private static final Logger LOG = Logger.getLogger(CheckpointArchive.class);
  private static final int LARGEST_MANIFEST = 1 << 20;

  private final ObjectStore store;
  private final Scratch scratch;
  private final UUID runId;

  /** The archive of a run. */
  public CheckpointArchive(ObjectStore store, Scratch scratch, UUID runId) {
    this.store = store;
    this.scratch = scratch;
    this.runId = runId;
  }

  /**
   * Stores the training as it stands.
   *
   * @param step optimizer steps that were made
   * @param seconds spent on training so far, by all attempts
   * @throws RetryableFailure when the store cannot take it
   */
  public CheckpointManifest save(Pretraining training, long step, double seconds)
      throws RetryableFailure {
    try (Scratch.Folder folder = scratch.open()) {
      training.saveWeights(folder.file("weights"));
      training.saveState(folder.file("optimizer"));
      ObjectReference weights = store.put(ObjectKeys.weights(runId, step), folder.file("weights"));
      ObjectReference optimizer =
          store.put(ObjectKeys.optimizer(runId, step), folder.file("optimizer"));
      CheckpointManifest manifest =
          new CheckpointManifest(
              CheckpointManifest.VERSION,
              runId,
              training.epochsAfter(step),
              step,
              seconds,
              weights,
              optimizer);
      store.put(
          ObjectKeys.manifest(runId, step), Json.write(manifest).getBytes(StandardCharsets.UTF_8));
      return manifest;
    } catch (IOException e) {
      throw new RetryableFailure("could not write a checkpoint: " + e.getMessage(), e);
    }
  }

  /**
   * Brings the training to the newest checkpoint that is whole; one that is not is passed over.
   *
   * @return that checkpoint, or empty when there is none and the training is as it was
   * @throws RetryableFailure when the store does not answer
   * @throws PermanentFailure when none could be restored and the training is no longer as it was
   */
  public Optional<CheckpointManifest> restoreNewest(Pretraining training)
      throws RetryableFailure, PermanentFailure {
    PermanentFailure halfway = null;
    for (String key : newestFirst(store.list(ObjectKeys.checkpoints(runId))).toList()) {
      try {
        CheckpointManifest manifest = read(key);
        restore(training, manifest);
        return Optional.of(manifest);
      } catch (PermanentFailure e) {
        LOG.warnf("checkpoint %s is passed over: %s", key, e.getMessage());
        halfway = e.getCause() instanceof IOException ? e : halfway;
      }
    }
    if (halfway != null) {
      throw halfway;
    }
    return Optional.empty();
  }

  /**
   * The checkpoint of a step.
   *
   * @return empty when it is not whole
   * @throws RetryableFailure when the store does not answer
   */
  public Optional<CheckpointManifest> find(long step) throws RetryableFailure {
    try {
      return Optional.of(read(ObjectKeys.manifest(runId, step)));
    } catch (PermanentFailure e) {
      return Optional.empty();
    }
  }

  /**
   * The step of the newest checkpoint.
   *
   * @return 0 when there is none
   * @throws RetryableFailure when the store does not answer
   */
  public long newestStep() throws RetryableFailure {
    return newestFirst(store.list(ObjectKeys.checkpoints(runId)))
        .findFirst()
        .map(ObjectKeys::stepOfManifest)
        .orElse(0L);
  }

  private void restore(Pretraining training, CheckpointManifest manifest)
      throws PermanentFailure, RetryableFailure {
    try (Scratch.Folder folder = scratch.open()) {
      store.get(manifest.weights(), folder.file("weights"));
      store.get(manifest.optimizer(), folder.file("optimizer"));
      training.restore(folder.file("weights"), folder.file("optimizer"));
    } catch (IOException e) {
      throw new PermanentFailure("not restorable: " + e.getMessage(), e);
    }
  }

  /**
   * Removes what is no longer needed of all but the newest checkpoints: of those that were
   * published at most the optimizer's file, of others everything, the manifest first.
   *
   * @param kept how many of the newest stay as they are
   * @param published whether the checkpoint of a step was
   * @param optimizer whether published checkpoints keep the optimizer's file
   * @throws RetryableFailure when the store does not answer
   */
  public void prune(int kept, LongPredicate published, boolean optimizer) throws RetryableFailure {
    Set<String> stored = new TreeSet<>(store.list(ObjectKeys.checkpoints(runId)));
    removeUnfinished(stored);
    for (String key : newestFirst(stored).skip(kept).toList()) {
      long step = ObjectKeys.stepOfManifest(key);
      if (!published.test(step)) {
        store.remove(key);
        store.remove(ObjectKeys.weights(runId, step));
      }
      String state = ObjectKeys.optimizer(runId, step);
      if (stored.contains(state) && !(published.test(step) && optimizer)) {
        store.remove(state);
      }
    }
  }

  /** Files beside which no manifest lies, of steps before the newest one that has a manifest. */
  private void removeUnfinished(Set<String> stored) throws RetryableFailure {
    Set<String> whole = newestFirst(stored).map(CheckpointArchive::folder).collect(toSet());
    String newest = newestFirst(stored).map(CheckpointArchive::folder).findFirst().orElse("");
    for (String key : stored) {
      if (!whole.contains(folder(key)) && folder(key).compareTo(newest) < 0) {
        store.remove(key);
      }
    }
  }

  private static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }

  private static Stream<String> newestFirst(Collection<String> keys) {
    return keys.stream().filter(ObjectKeys::isManifest).sorted(Comparator.reverseOrder());
  }

  private CheckpointManifest read(String key) throws PermanentFailure, RetryableFailure {
    byte[] json =
        store
            .find(key, LARGEST_MANIFEST)
            .orElseThrow(() -> new PermanentFailure(key + " is not there"));
    try {
      CheckpointManifest manifest =
          Json.read(new String(json, StandardCharsets.UTF_8), CheckpointManifest.class);
      if (manifest.version() != CheckpointManifest.VERSION) {
        throw new PermanentFailure(
            "%s is of version %d, expected %d"
                .formatted(key, manifest.version(), CheckpointManifest.VERSION));
      }
      return manifest;
    } catch (InvalidValueException e) {
      throw new PermanentFailure(key + " is not readable: " + e.getMessage(), e);
    }
  }
}
