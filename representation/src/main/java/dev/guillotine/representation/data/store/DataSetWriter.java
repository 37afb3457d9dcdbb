package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.Column;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a set down in a folder while it is read: samples go to files as they come, so that memory
 * holds their targets only.
 */
public final class DataSetWriter implements AutoCloseable {
  /** Names with this beginning mean other things in a file of tensors. */
  private static final String RESERVED = "__";

  private final Path content;
  private final Path scratch;
  private final Reading reading;
  private final Map<Split, SplitWriter> splits = new EnumMap<>(Split.class);
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private ClassColumn groups;
  private long passedOver;

  /**
   * @param content what becomes the set
   * @param scratch a folder for the reader
   * @param reading told how far the reading has come
   */
  DataSetWriter(Path content, Path scratch, Reading reading) {
    this.content = content;
    this.scratch = scratch;
    this.reading = reading;
  }

  /** A folder for files that a reader needs for a while; it goes when the set is finished. */
  public Path folder() {
    return scratch;
  }

  /**
   * Where the samples of a split go.
   *
   * @param shape of every sample of the set
   * @throws UnusableDataException if another split has another shape
   */
  public SplitWriter split(Split split, SampleShape shape) throws IOException {
    for (SplitWriter other : splits.values()) {
      if (!other.shape().equals(shape)) {
        throw new UnusableDataException(
            "split %s: found samples of %s, expected %s as in the splits before it"
                .formatted(split.json(), shape, other.shape()));
      }
    }
    if (!splits.containsKey(split)) {
      splits.put(split, new SplitWriter(StoredSplit.samples(content, split), shape));
    }
    return splits.get(split);
  }

  /** To be told from time to time that reading goes on. */
  public void tell() throws IOException {
    long samples = splits.values().stream().mapToLong(SplitWriter::size).sum();
    reading.at(samples + passedOver);
  }

  /** Adds a task whose targets are those of a column. */
  public void task(String name, Column column) throws UnusableDataException {
    if (name.isBlank() || name.startsWith(RESERVED)) {
      throw new UnusableDataException(
          "found a task of the name \"%s\", expected one that is not blank and does not begin with %s"
              .formatted(name, RESERVED));
    }
    if (columns.putIfAbsent(name, column) != null) {
      throw new UnusableDataException(
          "found two tasks of the name \"%s\", expected different names".formatted(name));
    }
  }

  /** Sets which samples belong together. */
  public void groups(ClassColumn column) {
    groups = column;
  }

  /** Counts a file that cannot be read and is left out. */
  public void passOver() {
    passedOver++;
  }

  /** Files left out so far. */
  public long passedOver() {
    return passedOver;
  }

  /**
   * Makes the set whole.
   *
   * @param name of the set
   * @param version name and version of its reader
   */
  void finish(String name, String version) throws IOException {
    requireSamples();
    Map<String, Task> tasks = new LinkedHashMap<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      tasks.put(column.getKey(), column.getValue().task(column.getKey()));
      if (!column.getValue().names().isEmpty()) {
        names.put(column.getKey(), column.getValue().names());
      }
    }
    if (tasks.isEmpty()) {
      throw new UnusableDataException("found nothing to predict, expected at least one task");
    }
    SampleShape shape = splits.get(Split.TRAIN).shape();
    List<StoredSplit> stored = new ArrayList<>();
    for (Map.Entry<Split, SplitWriter> split : splits.entrySet()) {
      stored.add(finish(split.getKey(), split.getValue()));
    }
    if (groups != null) {
      requireGroupsApart();
    }
    List<Task> declared = List.copyOf(tasks.values());
    DataIdentity identity =
        new DataIdentity(name, StoredSet.digest(version, shape, stored, declared, names));
    new StoredSet(identity, shape, stored, declared, names, passedOver).write(content);
  }

  private void requireSamples() throws UnusableDataException {
    if (!splits.containsKey(Split.TRAIN)) {
      throw new UnusableDataException("found no training sample, expected some");
    }
    for (Map.Entry<Split, SplitWriter> split : splits.entrySet()) {
      if (split.getValue().size() == 0) {
        throw new UnusableDataException(
            "split %s: found no sample, expected some".formatted(split.getKey().json()));
      }
    }
  }

  private void requireGroupsApart() throws UnusableDataException {
    Split[] homes = new Split[groups.names().size()];
    for (Split split : splits.keySet()) {
      for (int group : groups.targets(split).values()) {
        if (homes[group] != null && homes[group] != split) {
          throw new UnusableDataException(
              "group \"%s\": found samples in the splits %s and %s, expected all in one"
                  .formatted(groups.names().get(group), homes[group].json(), split.json()));
        }
        homes[group] = split;
      }
    }
  }

  private StoredSplit finish(Split split, SplitWriter writer) throws IOException {
    String samples = writer.finish();
    Map<String, Targets> targets = new LinkedHashMap<>();
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      requireAll(split, column.getKey(), column.getValue().size(split), writer.size());
      targets.put(column.getKey(), column.getValue().targets(split));
    }
    Optional<int[]> members = Optional.empty();
    if (groups != null) {
      requireAll(split, "group", groups.size(split), writer.size());
      members = Optional.of(groups.targets(split).values());
    }
    TargetFile.write(StoredSplit.targets(content, split), targets, members);
    return StoredSplit.of(content, split, writer.size(), samples);
  }

  private static void requireAll(Split split, String column, int found, int samples)
      throws UnusableDataException {
    if (found != samples) {
      throw new UnusableDataException(
          "split %s: found %d values of \"%s\", expected %d, one for each sample"
              .formatted(split.json(), found, column, samples));
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SplitWriter split : splits.values()) {
      try {
        split.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
