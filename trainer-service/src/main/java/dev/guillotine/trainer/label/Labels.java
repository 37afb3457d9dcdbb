package dev.guillotine.trainer.label;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The classes of the training samples under one task.
 *
 * @param task which
 * @param values class of each sample, {@code [samples]}; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
public record Labels(Task.Classification task, int[] values) {

  /** Those of the set's first classification, if it has one. */
  public static Optional<Labels> standard(DataSet set, Samples samples) {
    return set.stratification().map(task -> of(task, samples));
  }

  /**
   * Those of a task that the specification names, or of the set's first classification.
   *
   * @param field of the specification
   * @param name of the task, or null
   * @throws InvalidValueException when there is no such classification
   */
  public static Labels require(String field, String name, DataSet set, Samples samples) {
    List<Task.Classification> classifications =
        set.tasks().stream()
            .filter(Task.Classification.class::isInstance)
            .map(Task.Classification.class::cast)
            .toList();
    return classifications.stream()
        .filter(task -> name == null || task.name().equals(name))
        .findFirst()
        .map(task -> of(task, samples))
        .orElseThrow(
            () ->
                new InvalidValueException(
                    field,
                    name,
                    "a classification of the data set, one of "
                        + classifications.stream().map(Task::name).toList()));
  }

  private static Labels of(Task.Classification task, Samples samples) {
    return new Labels(task, ((Targets.Classes) samples.targets(task.name())).values());
  }

  /** Classes of the samples at these positions, one for each. */
  public long[] at(int[] positions) {
    return Arrays.stream(positions).mapToLong(position -> values[position]).toArray();
  }
}
