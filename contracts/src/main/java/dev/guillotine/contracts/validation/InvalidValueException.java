package dev.guillotine.contracts.validation;

/**
 * A value that the contract refuses: which field, what was given, and what is allowed.
 *
 * <p>The field is a path from the document's root ({@code backbone.width}) once the document has
 * been read as a whole, and the plain component name inside the record that refused it.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final int LONGEST_VALUE_SHOWN = 100;

  private final String field;
  private final String value;
  private final String allowed;

  /**
   * @param field path of the refused field
   * @param value what was given; shortened when long
   * @param allowed what would have been accepted, in words
   */
  public InvalidValueException(String field, Object value, String allowed) {
    super(
        (field.isEmpty() ? "" : field + ": ")
            + shown(value)
            + " is not allowed; allowed: "
            + allowed);
    this.field = field;
    this.value = shown(value);
    this.allowed = allowed;
  }

  /** Path of the refused field, for example {@code backbone.width}. */
  public String field() {
    return field;
  }

  /** What was given, as text of at most 100 characters. */
  public String value() {
    return value;
  }

  /** What would have been accepted, in words. */
  public String allowed() {
    return allowed;
  }

  /** The same refusal seen from further out: {@code width} inside {@code backbone}. */
  public InvalidValueException within(String path) {
    return path.isEmpty()
        ? this
        : new InvalidValueException(field.isEmpty() ? path : path + "." + field, value, allowed);
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST_VALUE_SHOWN
        ? text
        : text.substring(0, LONGEST_VALUE_SHOWN) + "…";
  }
}
