package dev.guillotine.contracts.event;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;

/**
 * Between which values a number lies with 95 % confidence, both included.
 *
 * @param low finite
 * @param high finite, at least {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    Required.finite("low", low);
    Required.finite("high", high);
    if (low > high) {
      throw new InvalidValueException("low", low, "at most \"high\" (" + high + ")");
    }
  }
}
