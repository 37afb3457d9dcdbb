package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.FeatureManifest;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedding.extraction.FeatureFiles;
import dev.guillotine.embedding.extraction.RowRange;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What is known in the object store of each extraction: its plan, which of its pieces are done, and
 * once they all are, the list of its files.
 */
@Singleton
final class Extractions {
  private static final Logger LOG = Logger.getLogger(Extractions.class);
  private static final String DONE = "done/";
  private static final String ANNOUNCED = "announced";
  private static final String REFUSED = "refused.json";
  private static final byte[] NOTHING = new byte[0];

  private final ObjectStore store;
  private final EventPublisher publisher;

  Extractions(ObjectStore store, EventPublisher publisher) {
    this.store = store;
    this.publisher = publisher;
  }

  /** Keeps a plan, before any of its pieces is asked for. */
  void begin(ExtractionPlan plan) throws WorkFailure {
    store.put(planKey(plan.source()), json(plan));
  }

  /** The plan that a piece belongs to. */
  ExtractionPlan plan(CheckpointPublished source) throws WorkFailure {
    String key = planKey(source);
    return StoredDocument.find(key, ExtractionPlan.class, store)
        .orElseThrow(() -> new RetryableFailure("there is no plan " + key));
  }

  /** Remembers that all files of a piece are in the store. */
  void done(ExtractionPlan plan, RowRange range) throws WorkFailure {
    store.put(marker(plan, range), NOTHING);
  }

  /** The pieces whose files are all in the store. */
  List<RowRange> done(ExtractionPlan plan) throws WorkFailure {
    Set<String> markers = store.sizes(key(plan.source(), DONE)).keySet();
    return plan.ranges().stream().filter(range -> markers.contains(marker(plan, range))).toList();
  }

  private static String marker(ExtractionPlan plan, RowRange range) {
    String name = "%s-%d-%d".formatted(range.split().json(), range.from(), range.to());
    return key(plan.source(), DONE + name);
  }

  /** Remembers that a piece failed for good, unless another one did before. */
  void refuse(ExtractionPlan plan, RowRange range) throws WorkFailure {
    if (store.putIfAbsent(key(plan.source(), REFUSED), json(range)).isEmpty()) {
      LOG.debugf("another piece than %s failed first", range);
    }
  }

  /**
   * Whether another piece failed for good, so that this one is of no use. The one that failed is
   * tried again when it is delivered again: its worker may have died before it could say so.
   */
  boolean isUseless(ExtractionPlan plan, RowRange range) throws WorkFailure {
    return StoredDocument.find(key(plan.source(), REFUSED), RowRange.class, store)
        .filter(refused -> !refused.equals(range))
        .isPresent();
  }

  /**
   * Announces the features if all pieces are there, unless that was done. Whoever finishes a piece
   * asks for this: the last one always finds all of them, whatever the order. An announcement that
   * a killed worker did not come to is made up for by who does its piece again.
   */
  void completeIfWhole(ExtractionPlan plan) throws WorkFailure {
    String announced = key(plan.source(), ANNOUNCED);
    if (done(plan).size() == plan.ranges().size() && store.find(announced, 1).isEmpty()) {
      publisher.publish(extracted(plan, manifest(plan)));
      store.put(announced, NOTHING);
    }
  }

  private ObjectReference manifest(ExtractionPlan plan) throws WorkFailure {
    FeatureFiles files = new FeatureFiles(plan.source(), plan.data(), store);
    List<CutPoint> cuts = plan.cuts();
    List<FeatureShard> shards = new ArrayList<>();
    for (RowRange range : plan.ranges()) {
      Map<CutPoint, FeatureShard> known = files.find(range, cuts);
      if (known.size() < cuts.size()) {
        throw new RetryableFailure("files of %s have gone from the store".formatted(range));
      }
      shards.addAll(known.values());
    }
    String prefix = ObjectKeys.manifests(plan.source().checkpoint().digest(), plan.source().id());
    return store.putByContent(prefix, ".json", json(new FeatureManifest(shards)));
  }

  private static FeaturesExtracted extracted(ExtractionPlan plan, ObjectReference manifest) {
    CheckpointPublished source = plan.source();
    return new FeaturesExtracted(
        source.runId(),
        Clock.systemUTC().instant(),
        source.checkpoint(),
        plan.cuts(),
        plan.data(),
        manifest,
        plan.labels(),
        plan.tasks(),
        source.probes(),
        source.seed());
  }

  private static byte[] json(Object document) {
    return Json.write(document).getBytes(StandardCharsets.UTF_8);
  }

  private static String planKey(CheckpointPublished source) {
    return ObjectKeys.plan(source.checkpoint().digest(), source.id());
  }

  private static String key(CheckpointPublished source, String name) {
    return ObjectKeys.extraction(source.checkpoint().digest(), source.id()) + name;
  }
}
