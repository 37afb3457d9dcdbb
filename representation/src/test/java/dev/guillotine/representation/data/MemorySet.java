package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set in memory, for tests. Its digest covers the values of its training split.
 *
 * @param train training split
 * @param validation validation split, if any
 * @param test test split, if any
 * @param tasks what it declares
 * @param names of classes
 */
public record MemorySet(
    Samples train,
    Optional<Samples> validation,
    Optional<Samples> test,
    List<Task> tasks,
    Map<String, List<String>> names)
    implements DataSet {

  /** A set with as many classes as occur. */
  public static MemorySet of(MemorySamples train) {
    int classes = Arrays.stream(MemorySamples.labels(train)).max().orElseThrow() + 1;
    return new MemorySet(
        train,
        Optional.empty(),
        Optional.empty(),
        List.of(new Task.Classification(MemorySamples.CLASS, classes)),
        Map.of());
  }

  /** The same set with a test split. */
  public MemorySet withTest(Samples samples) {
    return new MemorySet(train, validation, Optional.of(samples), tasks, names);
  }

  /** The same set with a validation split. */
  public MemorySet withValidation(Samples samples) {
    return new MemorySet(train, Optional.of(samples), test, tasks, names);
  }

  /** The same set with names of its classes. */
  public MemorySet withNames(String... classes) {
    return new MemorySet(
        train, validation, test, tasks, Map.of(MemorySamples.CLASS, List.of(classes)));
  }

  /** The same samples, of which only a number can be predicted. */
  public MemorySet withoutClasses() {
    return new MemorySet(train, validation, test, List.of(new Task.Regression("size")), Map.of());
  }

  @Override
  public DataIdentity identity() {
    ContentDigest digest = new ContentDigest();
    for (int position = 0; position < train.size(); position++) {
      digest.bytes(MemorySamples.sample(train, position));
    }
    return new DataIdentity("test", digest.hexadecimal());
  }
}
