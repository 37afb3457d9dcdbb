package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.TaskColumn.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells by a value what kind of task its column is: a number with a fraction makes a regression,
 * text with semicolons labels, everything else, integers too, classes.
 */
final class ValueKind {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

  /** With a point or an exponent, or what floating point has besides. */
  private static final Pattern FRACTION =
      Pattern.compile(
          "[+-]?((\\d+\\.\\d*|\\.\\d+)([eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+|NaN|Infinity)");

  private ValueKind() {}

  /** The kind of a column whose first value is this. */
  static Kind of(String value) {
    if (value.indexOf(';') >= 0) {
      return Kind.MULTI_LABEL;
    }
    return FRACTION.matcher(value.strip()).matches() ? Kind.REGRESSION : Kind.CLASSIFICATION;
  }

  /** What users call a kind. */
  static String named(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a column of that kind may go on with this value. */
  static boolean fits(String value, Kind kind) {
    return switch (kind) {
      case CLASSIFICATION -> of(value) == Kind.CLASSIFICATION;
      case REGRESSION, CIRCULAR ->
          of(value) == Kind.REGRESSION || INTEGER.matcher(value.strip()).matches();
      case MULTI_LABEL -> true;
    };
  }
}
