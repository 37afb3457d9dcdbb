package dev.guillotine.embedding.extraction;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.storage.ContentKey;
import dev.guillotine.platform.storage.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where the features of one checkpoint on one data set lie. A file's key tells what decides its
 * content, and then the content itself, so that whoever needs features finds in a listing which of
 * them are there, whatever was asked for when they were made.
 */
public final class FeatureFiles {
  /** Rises with every change that changes features. */
  private static final int EXTRACTOR_VERSION = 4;

  private static final String ENDING = ".safetensors";

  private final CheckpointPublished source;
  private final DataIdentity data;
  private final ObjectStore store;

  /** The files of a checkpoint's features on that data. */
  public FeatureFiles(CheckpointPublished source, DataIdentity data, ObjectStore store) {
    this.source = source;
    this.data = data;
    this.store = store;
  }

  /** Stores the features of some rows at a cut. */
  public FeatureShard put(RowRange range, CutPoint cut, Path file) throws RetryableFailure {
    ObjectReference object = store.putByContent(prefix(range) + folder(cut), ENDING, file);
    return shard(range, cut, object);
  }

  /**
   * The features of some rows that are in the store already, by cut: of several files for one cut,
   * which differ by rounding, always the same one.
   */
  public Map<CutPoint, FeatureShard> find(RowRange range, List<CutPoint> cuts)
      throws RetryableFailure {
    String prefix = prefix(range);
    List<String> keys = store.list(prefix);
    Map<CutPoint, FeatureShard> known = new TreeMap<>(Comparator.comparingInt(CutPoint::index));
    for (CutPoint cut : cuts) {
      String folder = prefix + folder(cut);
      Optional<ObjectReference> object =
          keys.stream()
              .filter(key -> key.startsWith(folder))
              .map(ContentKey::reference)
              .flatMap(Optional::stream)
              .findFirst();
      object.ifPresent(found -> known.put(cut, shard(range, cut, found)));
    }
    return known;
  }

  /** Those of the cuts whose features are not among the known ones. */
  public static List<CutPoint> missing(List<CutPoint> cuts, Map<CutPoint, FeatureShard> known) {
    List<CutPoint> missing = new ArrayList<>(cuts);
    missing.removeAll(known.keySet());
    return List.copyOf(missing);
  }

  private static FeatureShard shard(RowRange range, CutPoint cut, ObjectReference object) {
    return new FeatureShard(
        cut.name(), range.split(), range.from(), range.rows(), cut.dimension(), object);
  }

  private String prefix(RowRange range) {
    return ObjectKeys.rows(
        source.checkpoint().digest(), selection(range.split()), range.from(), range.to());
  }

  private String folder(CutPoint cut) {
    Features.Type type = source.probes().features().type();
    String form = "%s-%d-%s".formatted(cut.pooling(), cut.dimension(), type);
    return "%s/%s/".formatted(cut.name(), form.toLowerCase(Locale.ROOT));
  }

  /** The first rows of a split are the same whatever their number, but for few-shot draws. */
  private UUID selection(Split split) {
    ProbePlan plan = source.probes();
    boolean drawn = split == Split.TRAIN && plan.shots() != null;
    return NameBasedId.of(
        "rows",
        EXTRACTOR_VERSION,
        Json.write(source.architecture()),
        Json.write(source.normalisation()),
        data.digest(),
        split,
        drawn ? plan.train() : null,
        drawn ? plan.shots() : null);
  }
}
