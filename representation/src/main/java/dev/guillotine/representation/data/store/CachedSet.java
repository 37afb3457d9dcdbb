package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set that lies in a folder of the cache. */
final class CachedSet implements DataSet {
  private final StoredSet stored;
  private final Map<Split, Samples> splits = new EnumMap<>(Split.class);

  CachedSet(Path folder) throws IOException {
    this.stored = StoredSet.read(folder);
    for (StoredSplit split : stored.splits()) {
      splits.put(split.split(), samples(folder, split));
    }
  }

  private Samples samples(Path folder, StoredSplit split) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(StoredSplit.targets(folder, split.split()))) {
      Map<String, Targets> targets = new LinkedHashMap<>();
      for (Task task : stored.tasks()) {
        targets.put(task.name(), TargetFile.read(file, task));
      }
      return new MappedSamples(
          StoredSplit.samples(folder, split.split()),
          stored.shape(),
          split.size(),
          targets,
          TargetFile.groups(file));
    }
  }

  @Override
  public DataIdentity identity() {
    return stored.identity();
  }

  @Override
  public List<Task> tasks() {
    return stored.tasks();
  }

  @Override
  public Map<String, List<String>> names() {
    return stored.names();
  }

  @Override
  public Samples train() {
    return splits.get(Split.TRAIN);
  }

  @Override
  public Optional<Samples> validation() {
    return Optional.ofNullable(splits.get(Split.VALIDATION));
  }

  @Override
  public Optional<Samples> test() {
    return Optional.ofNullable(splits.get(Split.TEST));
  }

  @Override
  public long passedOver() {
    return stored.passedOver();
  }
}
