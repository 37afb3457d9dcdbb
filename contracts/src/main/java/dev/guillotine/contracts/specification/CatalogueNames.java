package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.regex.Pattern;

/** What names of data sets and of checkpoints look like. */
final class CatalogueNames {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private CatalogueNames() {}

  /** Refuses what is no such name. */
  static void require(String text) {
    if (text == null || !ALLOWED.matcher(text).matches()) {
      throw new InvalidValueException(
          "",
          text,
          "1 to 64 lower-case letters, digits, dots, dashes and underscores, a letter or digit"
              + " first");
    }
  }
}
