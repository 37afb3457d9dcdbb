package dev.guillotine.contracts.api;

import java.util.List;

/**
 * Problem details (RFC 9457) of a refused request.
 *
 * @param type what kind of problem, a URI
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param errors the fields that were refused; empty when no single field is to blame
 */
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /**
   * A field that was refused.
   *
   * @param field its path
   * @param value what was given
   * @param allowed what would have been accepted
   */
  public record FieldError(String field, String value, String allowed) {}
}
