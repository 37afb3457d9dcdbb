package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.guillotine.contracts.NameBasedId;
import java.util.UUID;

/**
 * What a data set is known by in the catalogue.
 *
 * @param text 1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit
 *     first
 */
public record DataSetName(@JsonValue String text) {
  @JsonCreator
  public DataSetName {
    CatalogueNames.require(text);
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
