package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a data set is known by in the catalogue.
 *
 * @param text 1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit
 *     first
 */
public record DataSetName(@JsonValue String text) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @JsonCreator
  public DataSetName {
    if (text == null || !ALLOWED.matcher(text).matches()) {
      throw new InvalidValueException(
          "",
          text,
          "1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit"
              + " first");
    }
  }

  /** The id that events about this data set are keyed by. */
  public UUID id() {
    return NameBasedId.of("data set", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
