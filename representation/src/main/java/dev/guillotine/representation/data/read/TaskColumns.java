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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tasks of a set that comes row by row: those that are declared, or else one for each column
 * that is none of the reserved ones. Of a column that is not declared the first row decides: a
 * number with a fraction makes a regression, text with semicolons labels, everything else classes.
 */
final class TaskColumns {
  private static final Pattern INTEGER = Pattern.compile("\\s*-?\\d+\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

  private final Map<String, TaskColumn> declared;
  private final Set<String> reserved;
  private final DataSetWriter writer;
  private List<Place> places;

  /** A task's column in the source, and what it grows into. */
  private record Place(String name, String column, Column values) {}

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
   * @param row values by column
   * @param location of the row, for messages
   */
  void add(Split split, Map<String, String> row, String location) throws UnusableDataException {
    if (places == null) {
      places = places(row);
      for (Place place : places) {
        writer.task(place.name(), place.values());
      }
    }
    for (Place place : places) {
      String value = row.get(place.column());
      if (value == null || (value.isBlank() && !(place.values() instanceof LabelColumn))) {
        throw new UnusableDataException(
            location,
            "found no value of \"%s\" among %s, expected one"
                .formatted(place.column(), row.keySet()));
      }
      try {
        place.values().add(split, value);
      } catch (UnusableDataException e) {
        throw e.at("%s, column \"%s\"".formatted(location, place.column()));
      }
    }
  }

  private List<Place> places(Map<String, String> first) {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>(declared);
    if (declared.isEmpty()) {
      first.forEach(
          (column, value) -> {
            if (!reserved.contains(column)) {
              tasks.put(column, TaskColumn.of(kind(value)));
            }
          });
    }
    List<Place> found = new ArrayList<>();
    tasks.forEach(
        (name, task) ->
            found.add(new Place(name, task.column() == null ? name : task.column(), column(task))));
    return found;
  }

  private static TaskColumn.Kind kind(String value) {
    if (value.indexOf(';') >= 0) {
      return TaskColumn.Kind.MULTI_LABEL;
    }
    boolean fraction = NUMBER.matcher(value).matches() && !INTEGER.matcher(value).matches();
    return fraction ? TaskColumn.Kind.REGRESSION : TaskColumn.Kind.CLASSIFICATION;
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
