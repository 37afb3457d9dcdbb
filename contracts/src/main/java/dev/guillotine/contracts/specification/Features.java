package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/**
 * What is made of each sample at the cuts: which of them, and how what flows there becomes an
 * embedding.
 *
 * @param cuts names of the cut points, default all of the network's
 * @param pooling how maps, signals and tokens become embeddings, default as the network itself does
 * @param dimensions most numbers in an embedding, for {@code grid} and {@code flatten} only, 1 to
 *     1,000,000, default 8,192
 * @param type of the numbers that are stored, default f32
 */
public record Features(List<String> cuts, Pooled pooling, Integer dimensions, Type type) {
  private static final IntegerRange DIMENSIONS =
      new IntegerRange("dimensions", 8_192, 1, 1_000_000);

  /** How what flows at a cut becomes an embedding; where one flows already, it stays as it is. */
  public enum Pooled {
    /** As the network itself does: the average over positions, the class token. */
    @JsonProperty("network")
    NETWORK,
    /** The mean over all positions, or over all tokens. */
    @JsonProperty("average")
    AVERAGE,
    /** Means over the cells of the finest square grid that {@code dimensions} allow. */
    @JsonProperty("grid")
    GRID,
    /** The class token. */
    @JsonProperty("token")
    TOKEN,
    /** All values, one after another. */
    @JsonProperty("flatten")
    FLATTEN
  }

  /** How numbers are stored. */
  public enum Type {
    /** IEEE 754 single precision. */
    @JsonProperty("f32")
    F32,
    /** IEEE 754 half precision, rounded to nearest: half the size, three digits. */
    @JsonProperty("f16")
    F16
  }

  public Features {
    cuts = cuts == null ? List.of() : cuts.stream().distinct().toList();
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.get(i).isBlank()) {
        throw new InvalidValueException("cuts[" + i + "]", cuts.get(i), "the name of a cut point");
      }
    }
    pooling = pooling == null ? Pooled.NETWORK : pooling;
    dimensions = DIMENSIONS.require(dimensions);
    type = type == null ? Type.F32 : type;
  }

  /** Every cut, as the network itself pools. */
  public static Features standard() {
    return new Features(null, null, null, null);
  }
}
