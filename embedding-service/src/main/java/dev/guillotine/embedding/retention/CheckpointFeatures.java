package dev.guillotine.embedding.retention;

import dev.guillotine.contracts.event.FeatureManifest;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.embedding.work.ExtractionPlan;
import dev.guillotine.embedding.work.StoredDocument;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that the store holds of one checkpoint's features: rows, and the requests that wanted them.
 */
final class CheckpointFeatures {
  private final String digest;
  private final List<StoredObject> objects;
  private final ObjectStore store;

  private CheckpointFeatures(String digest, List<StoredObject> objects, ObjectStore store) {
    this.digest = digest;
    this.objects = objects;
    this.store = store;
  }

  /**
   * Lists them.
   *
   * @param folder below which they lie: {@code features/<digest>/}
   */
  static CheckpointFeatures in(String folder, ObjectStore store) throws WorkFailure {
    String digest = folder.substring(ObjectKeys.features().length(), folder.length() - 1);
    return new CheckpointFeatures(digest, store.objects(folder), store);
  }

  List<StoredObject> objects() {
    return objects;
  }

  /**
   * What nothing needs: requests that have had their time, whose checkpoint is gone or that never
   * came to an end, and rows that none of the other requests names. Requests come first, so that
   * whoever removes them in this order and is stopped leaves none that names what is gone.
   */
  List<StoredObject> orphans(Retention retention, Instant now) throws WorkFailure {
    if (retention.inUse(objects, now)) {
      return List.of();
    }
    Set<String> needed = new HashSet<>();
    for (Map.Entry<UUID, List<StoredObject>> request : requests().entrySet()) {
      if (!retention.expired(request.getValue(), now) && hasWeights(request.getKey())) {
        needed.addAll(keysOf(request.getKey(), request.getValue()));
      }
    }
    return objects.stream()
        .filter(object -> !needed.contains(object.key()))
        .sorted(Comparator.comparing(object -> request(object).isEmpty()))
        .toList();
  }

  private Map<UUID, List<StoredObject>> requests() {
    Map<UUID, List<StoredObject>> requests = new TreeMap<>();
    for (StoredObject object : objects) {
      request(object)
          .ifPresent(id -> requests.computeIfAbsent(id, x -> new ArrayList<>()).add(object));
    }
    return requests;
  }

  private Optional<UUID> request(StoredObject object) {
    return ObjectKeys.request(digest, object.key());
  }

  private boolean hasWeights(UUID request) throws WorkFailure {
    Optional<ExtractionPlan> plan =
        StoredDocument.find(ObjectKeys.plan(digest, request), ExtractionPlan.class, store);
    return plan.isPresent()
        && store.size(plan.get().source().checkpoint().weights().key()).isPresent();
  }

  /** The documents of a request, and the rows that its manifests name; none if it has none. */
  private Set<String> keysOf(UUID request, List<StoredObject> documents) throws WorkFailure {
    String manifests = ObjectKeys.manifests(digest, request);
    Set<String> keys = new HashSet<>();
    for (StoredObject object : documents) {
      if (object.key().startsWith(manifests)) {
        StoredDocument.find(object.key(), FeatureManifest.class, store)
            .ifPresent(known -> known.shards().forEach(shard -> keys.add(shard.object().key())));
      }
    }
    if (!keys.isEmpty()) {
      documents.forEach(document -> keys.add(document.key()));
    }
    return keys;
  }
}
