package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.Column;
import dev.guillotine.representation.data.LabelColumn;
import dev.guillotine.representation.data.NumberColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a set that comes row by row: those that are declared, or else one for each column of
 * the first row, of {@linkplain ValueKind the kind of its value}, which the values of all other
 * rows must be of, too. Left alone are columns that are reserved, that have no name, or one that
 * begins with two underscores: pandas writes its index so.
 */
final class TaskColumns {
  /** Characters of a value that is no list of labels. */
  private static final int MOST_CHARACTERS = 4_096;

  private static final String OTHERS = "__";

  private final Map<String, TaskColumn> declared;
  private final Set<String> reserved;
  private final DataSetWriter writer;
  private List<Place> places;

  /** A task's column in the source, and what it grows into. */
  private record Place(String task, TaskColumn.Kind kind, String column, Column values) {}

  /**
   * @param declared tasks by name; none to take what columns there are
   * @param reserved columns that are no tasks
   */
  TaskColumns(Map<String, TaskColumn> declared, Set<String> reserved, DataSetWriter writer) {
    this.declared = declared;
    this.reserved = reserved;
    this.writer = writer;
  }

  /**
   * Adds the values of one sample.
   *
   * @param row values by column, null where there is none
   * @param location of the row, for messages
   */
  void add(Split split, Map<String, String> row, String location) throws UnusableDataException {
    if (places == null) {
      places = declared.isEmpty() ? inferred(row, location) : declared();
    }
    for (Place place : places) {
      String value = value(place, row, location);
      try {
        place.values().add(split, value);
      } catch (UnusableDataException e) {
        throw e.at(location(location, place));
      }
    }
  }

  private String value(Place place, Map<String, String> row, String location)
      throws UnusableDataException {
    if (!row.containsKey(place.column())) {
      throw new UnusableDataException(
          location,
          "found the columns %s, expected \"%s\" among them for the task %s"
              .formatted(row.keySet(), place.column(), place.task()));
    }
    String value = row.get(place.column());
    boolean labels = place.kind() == TaskColumn.Kind.MULTI_LABEL;
    if (value == null || (value.isBlank() && !labels)) {
      throw new UnusableDataException(
          location(location, place),
          "found no value, expected that of a " + ValueKind.named(place.kind()));
    }
    if (value.length() > MOST_CHARACTERS && !labels) {
      throw new UnusableDataException(
          location(location, place),
          "found a value of %d characters, expected at most %d"
              .formatted(value.length(), MOST_CHARACTERS));
    }
    if (declared.isEmpty() && !ValueKind.fits(value, place.kind())) {
      throw new UnusableDataException(
          location(location, place),
          "found \"%s\", expected a %s as in the first row; declare the task to say what it is"
              .formatted(value, ValueKind.named(place.kind())));
    }
    return value.strip();
  }

  private static String location(String location, Place place) {
    return "%s, column \"%s\"".formatted(location, place.column());
  }

  private List<Place> inferred(Map<String, String> first, String location)
      throws UnusableDataException {
    List<Place> found = new ArrayList<>();
    for (Map.Entry<String, String> cell : first.entrySet()) {
      String column = cell.getKey();
      if (reserved.contains(column) || column.isBlank() || column.startsWith(OTHERS)) {
        continue;
      }
      if (cell.getValue() == null || cell.getValue().isBlank()) {
        throw new UnusableDataException(
            location,
            "found no value in the column \"%s\", expected one to tell the kind of task by"
                .formatted(column));
      }
      found.add(place(column, TaskColumn.of(ValueKind.of(cell.getValue()))));
    }
    return found;
  }

  private List<Place> declared() throws UnusableDataException {
    List<Place> found = new ArrayList<>();
    for (Map.Entry<String, TaskColumn> task : declared.entrySet()) {
      found.add(place(task.getKey(), task.getValue()));
    }
    return found;
  }

  private Place place(String task, TaskColumn from) throws UnusableDataException {
    Column values = column(from);
    writer.task(task, values);
    return new Place(task, from.kind(), from.column() == null ? task : from.column(), values);
  }

  /** An empty column for a task. */
  static Column column(TaskColumn task) {
    return switch (task.kind()) {
      case CLASSIFICATION -> new ClassColumn();
      case MULTI_LABEL -> new LabelColumn();
      case REGRESSION -> new NumberColumn();
      case CIRCULAR -> new NumberColumn(task.period());
    };
  }
}
