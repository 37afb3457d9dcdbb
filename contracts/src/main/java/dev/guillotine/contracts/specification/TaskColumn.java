package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which column becomes a task, and of which kind.
 *
 * @param kind of task
 * @param column name of the column, array or field, default the task's name
 * @param index of the value in an array of several per sample, from 0, default 0
 * @param period of a full turn in the unit of the values, for angles, default 360
 */
public record TaskColumn(
    Kind kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) String column,
    Integer index,
    Double period) {
  private static final IntegerRange INDEX = new IntegerRange("index", 0, 0, 1 << 20);
  private static final RealRange PERIOD = new RealRange("period", 360, 1e-9, 1e9);

  /** Kinds of task. */
  public enum Kind {
    /** One of several classes: text or integers. */
    @JsonProperty("classification")
    CLASSIFICATION,
    /** Any number of labels at once: text, with semicolons between. */
    @JsonProperty("multi-label")
    MULTI_LABEL,
    /** A number. */
    @JsonProperty("regression")
    REGRESSION,
    /** An angle. */
    @JsonProperty("circular")
    CIRCULAR
  }

  public TaskColumn {
    if (kind == null) {
      throw new InvalidValueException(
          "kind", null, "one of classification, multi-label, regression, circular");
    }
    index = INDEX.require(index);
    period = PERIOD.require(period);
  }

  /** A column that bears the task's name. */
  public static TaskColumn of(Kind kind) {
    return new TaskColumn(kind, null, null, null);
  }

  /** An immutable copy in the same order; an absent map is an empty one. */
  static Map<String, TaskColumn> all(Map<String, TaskColumn> tasks) {
    if (tasks == null) {
      return Map.of();
    }
    tasks.forEach(
        (name, column) -> {
          if (name.isBlank()) {
            throw new InvalidValueException("tasks", name, "names that are not blank");
          }
          if (column == null) {
            throw new InvalidValueException("tasks." + name, null, "a task with its kind");
          }
        });
    return Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
  }
}
