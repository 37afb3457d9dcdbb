package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/**
 * The multilayer perceptron between the backbone and the loss.
 *
 * @param widths output width of each layer, 1 to 8 layers of 1 to 8,192 units, default 256, 256,
 *     128
 * @param norm normalisation after each layer but the last, default batch
 */
public record Projector(List<Integer> widths, Norm norm) {
  private static final List<Integer> STANDARD = List.of(256, 256, 128);
  private static final int MOST_LAYERS = 8;

  /** Normalisation between the layers. */
  public enum Norm {
    /** Batch normalisation (arXiv 1502.03167). */
    @JsonProperty("batch")
    BATCH,
    /** None. */
    @JsonProperty("none")
    NONE
  }

  public Projector {
    widths = widths == null ? STANDARD : widths;
    if (widths.isEmpty() || widths.size() > MOST_LAYERS) {
      throw new InvalidValueException(
          "widths", widths, "a list of 1 to " + MOST_LAYERS + " layers");
    }
    for (int layer = 0; layer < widths.size(); layer++) {
      if (widths.get(layer) == null) {
        throw new InvalidValueException("widths[" + layer + "]", null, "an integer");
      }
      new IntegerRange("widths[" + layer + "]", 0, 1, 8_192).require(widths.get(layer));
    }
    widths = List.copyOf(widths);
    norm = norm == null ? Norm.BATCH : norm;
  }
}
