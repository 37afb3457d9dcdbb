package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import java.util.List;

/**
 * A column of targets that grows with the samples of a set as they are read; once all are there it
 * gives a task and, for each split, the targets.
 */
public sealed interface Column permits ClassColumn, LabelColumn, NumberColumn {

  /**
   * Adds the value of the next sample of a split.
   *
   * @throws UnusableDataException saying what was found and what is expected
   */
  void add(Split split, String value) throws UnusableDataException;

  /** Values added to a split so far. */
  int size(Split split);

  /**
   * The task that follows from the values.
   *
   * @param name of the task
   * @throws UnusableDataException if they make no task
   */
  Task task(String name) throws UnusableDataException;

  /** The targets of one split, in the order in which they were added. */
  Targets targets(Split split);

  /** Names of the classes or labels by number; none for numbers. */
  List<String> names();
}
