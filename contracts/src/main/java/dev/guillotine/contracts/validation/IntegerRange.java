package dev.guillotine.contracts.validation;

/**
 * An integer field's name, default and inclusive range.
 *
 * @param field the record component
 * @param standard the value that an absent field takes
 * @param least smallest value allowed
 * @param most largest value allowed
 */
public record IntegerRange(String field, int standard, int least, int most) {

  /** The value, or the default when absent; refuses what lies outside the range. */
  public int require(Integer value) {
    int actual = value == null ? standard : value;
    if (actual < least || actual > most) {
      throw new InvalidValueException(field, actual, "an integer from " + least + " to " + most);
    }
    return actual;
  }
}
