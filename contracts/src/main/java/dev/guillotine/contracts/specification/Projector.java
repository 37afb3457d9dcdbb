package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The multilayer perceptron between the backbone and the loss.
 *
 * @param widths output width of each layer, at most 8 layers of 1 to 8,192 units, none for a loss
 *     on the backbone's output; default 256, 256, 128
 * @param norm normalisation after each layer but the last, default batch
 * @param output what follows the last layer, default linear
 */
public record Projector(List<Integer> widths, Norm norm, Output output) {
  private static final List<Integer> STANDARD = List.of(256, 256, 128);

  /** Normalisation between the layers. */
  public enum Norm {
    /** Batch normalisation (arXiv 1502.03167). */
    @JsonProperty("batch")
    BATCH,
    /** Layer normalisation (arXiv 1607.06450). */
    @JsonProperty("layer")
    LAYER,
    /** None. */
    @JsonProperty("none")
    NONE
  }

  /** What follows the last layer. */
  public enum Output {
    /** Nothing. */
    @JsonProperty("linear")
    LINEAR,
    /** The normalisation. */
    @JsonProperty("normalised")
    NORMALISED,
    /** The normalisation and a rectifier, as after every other layer. */
    @JsonProperty("rectified")
    RECTIFIED
  }

  public Projector {
    widths = LayerWidths.require("widths", widths == null ? STANDARD : widths);
    norm = norm == null ? Norm.BATCH : norm;
    output = output == null ? Output.LINEAR : output;
  }
}
