package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a checkpoint that was made elsewhere is known by.
 *
 * @param text 1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit
 *     first
 */
public record CheckpointName(@JsonValue String text) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @JsonCreator
  public CheckpointName {
    if (text == null || !ALLOWED.matcher(text).matches()) {
      throw new InvalidValueException(
          "",
          text,
          "1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit"
              + " first");
    }
  }

  /** The id that events about this checkpoint are keyed by. */
  public UUID id() {
    return NameBasedId.of("checkpoint", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
