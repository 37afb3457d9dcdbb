package dev.guillotine.contracts.validation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks that records use on components which have no default. */
public final class Required {
  private Required() {}

  /** The value itself; refuses an absent one. */
  public static <T> T present(String field, T value) {
    if (value == null) {
      throw new InvalidValueException(field, null, "a value (the field is required)");
    }
    return value;
  }

  /** The text itself; refuses an absent or blank one. */
  public static String text(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidValueException(field, value, "a text that is not blank");
    }
    return value;
  }

  /** The count itself; refuses a negative one. */
  public static long count(String field, long value) {
    if (value < 0) {
      throw new InvalidValueException(field, value, "an integer of at least 0");
    }
    return value;
  }

  /** The number itself; refuses NaN and infinities, which JSON cannot carry. */
  public static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidValueException(field, value, "a finite number");
    }
    return value;
  }

  /** An immutable copy; refuses an absent or empty list. */
  public static <T> List<T> someOf(String field, Collection<T> values) {
    if (values == null || values.isEmpty()) {
      throw new InvalidValueException(field, values, "at least one element");
    }
    return List.copyOf(values);
  }

  /** An immutable copy with only finite numbers; an absent map is an empty one. */
  public static Map<String, Double> numbers(String field, Map<String, Double> values) {
    if (values == null) {
      return Map.of();
    }
    values.forEach((name, value) -> finite(field + "." + name, present(field, value)));
    return Map.copyOf(values);
  }
}
