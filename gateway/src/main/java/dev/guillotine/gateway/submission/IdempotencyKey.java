package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * A name that a client gives to one submission, so that it can safely submit again.
 *
 * @param text 1 to 255 characters, not only spaces
 */
public record IdempotencyKey(String text) {
  /** The header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  public IdempotencyKey {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new InvalidValueException(
          HEADER, text, "a text of 1 to " + LONGEST + " characters that is not blank");
    }
  }

  /** The refusal of a key that names another submission already. */
  InvalidValueException usedForAnotherRun() {
    return new InvalidValueException(
        HEADER, text, "a key that was not used before, or the specification it was used for");
  }
}
