package dev.guillotine.contracts.validation;

/**
 * A real-valued field's name, default and inclusive range.
 *
 * @param field the record component
 * @param standard the value that an absent field takes
 * @param least smallest value allowed
 * @param most largest value allowed
 */
public record RealRange(String field, double standard, double least, double most) {

  /** The value, or the default when absent; refuses NaN and what lies outside the range. */
  public double require(Double value) {
    double actual = value == null ? standard : value;
    if (!(actual >= least && actual <= most)) {
      throw new InvalidValueException(field, actual, "a number from " + least + " to " + most);
    }
    return actual;
  }
}
