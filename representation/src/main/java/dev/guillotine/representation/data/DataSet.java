package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of samples with the splits that its source has, and the tasks that it declares. */
public interface DataSet extends AutoCloseable {

  /**
   * Name and digest. Sets of equal digest hold equal samples in equal order: it covers content and
   * reader version, or, for a generated set, parameters and generator version.
   */
  DataIdentity identity();

  /** What can be predicted of its samples, at least one. */
  List<Task> tasks();

  /** Names of the classes or labels of a task, by the task's name, where they have any. */
  default Map<String, List<String>> names() {
    return Map.of();
  }

  /** The task whose classes splits are stratified by: the first classification, if any. */
  default Optional<Task.Classification> stratification() {
    return tasks().stream()
        .filter(Task.Classification.class::isInstance)
        .map(Task.Classification.class::cast)
        .findFirst();
  }

  /** The training split as the source has it; {@link Splits} carves out of it what is missing. */
  Samples train();

  /** The validation split, if the source has one. */
  default Optional<Samples> validation() {
    return Optional.empty();
  }

  /** The test split, if the source has one. */
  Optional<Samples> test();

  /** How many files could not be read and were passed over. */
  default long passedOver() {
    return 0;
  }

  /** Releases what the set holds open; its samples can't be read afterwards. */
  @Override
  default void close() {}
}
