package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Split;
import java.util.Locale;
import java.util.Optional;

/** What people call the splits. */
final class SplitNames {
  /** The names, for messages. */
  static final String ALLOWED = "train (or training), validation (or val, valid) or test";

  private SplitNames() {}

  /** The split of that name, whatever its case. */
  static Optional<Split> find(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Split.TRAIN);
      case "validation", "val", "valid" -> Optional.of(Split.VALIDATION);
      case "test" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }
}
