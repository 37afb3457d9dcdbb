package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/** The problem details that the gateway answers with. */
final class Problems {
  /** The type of a problem that its HTTP status says all about. */
  static final String NO_SPECIAL_KIND = "about:blank";

  private static final String INVALID_VALUE = "urn:guillotine:problem:invalid-value";

  private Problems() {}

  /** A value that is not allowed: says which, and what would be. */
  static Problem invalid(InvalidValueException refused) {
    return new Problem(
        INVALID_VALUE,
        "A value is not allowed",
        400,
        refused.getMessage(),
        List.of(new Problem.FieldError(refused.field(), refused.value(), refused.allowed())));
  }

  /** A problem that its HTTP status says all about. */
  static Problem of(int status, String title, String detail) {
    return new Problem(NO_SPECIAL_KIND, title, status, detail, List.of());
  }
}
