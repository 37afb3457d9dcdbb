package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/** What the widths of a stack of linear layers may be. */
final class LayerWidths {
  private static final int MOST_LAYERS = 8;
  private static final int WIDEST = 8_192;

  private LayerWidths() {}

  /** An immutable copy; refuses more than 8 layers, and a width outside 1 to 8,192. */
  static List<Integer> require(String field, List<Integer> widths) {
    if (widths.size() > MOST_LAYERS) {
      throw new InvalidValueException(
          field, widths, "a list of at most " + MOST_LAYERS + " layers");
    }
    for (int layer = 0; layer < widths.size(); layer++) {
      String place = field + "[" + layer + "]";
      if (widths.get(layer) == null) {
        throw new InvalidValueException(place, null, "an integer");
      }
      new IntegerRange(place, 0, 1, WIDEST).require(widths.get(layer));
    }
    return List.copyOf(widths);
  }
}
