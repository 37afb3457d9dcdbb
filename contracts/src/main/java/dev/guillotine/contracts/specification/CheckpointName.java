package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.guillotine.contracts.NameBasedId;
import java.util.UUID;

/**
 * What a checkpoint that was made elsewhere is known by.
 *
 * @param text 1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit
 *     first
 */
public record CheckpointName(@JsonValue String text) {
  @JsonCreator
  public CheckpointName {
    CatalogueNames.require(text);
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
