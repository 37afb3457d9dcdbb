package dev.guillotine.contracts.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.List;

/**
 * A depth at which a network can be cut: its trunk ends here, its head begins after.
 *
 * @param index position from input to output, from 0
 * @param name for example {@code stage2}, {@code backbone}, {@code projector1}
 * @param role where in the network it lies
 * @param shape of what flows there for one sample: {@code [c, h, w]}, {@code [c, length]}, {@code
 *     [tokens, d]} or {@code [d]}
 * @param pooling how that becomes an embedding
 * @param dimension width d of the embedding, after pooling
 */
public record CutPoint(
    int index, String name, Role role, List<Integer> shape, Pooling pooling, int dimension) {

  /** Where in the network a cut lies. */
  public enum Role {
    /** The sample itself, before the first layer. */
    @JsonProperty("input")
    INPUT,
    /** After the layers through which the sample enters. */
    @JsonProperty("stem")
    STEM,
    /** Inside the backbone. */
    @JsonProperty("stage")
    STAGE,
    /** At the backbone's output: the customary cut. */
    @JsonProperty("backbone")
    BACKBONE,
    /** Inside the projector, or at its output. */
    @JsonProperty("projector")
    PROJECTOR,
    /** Inside what the method puts on the projector, or at its output. */
    @JsonProperty("head")
    HEAD
  }

  /** How what flows at a cut becomes an embedding. */
  public enum Pooling {
    /** It is one already. */
    @JsonProperty("none")
    NONE,
    /** The mean over all positions, or over all patches' tokens. */
    @JsonProperty("average")
    AVERAGE,
    /** The class token. */
    @JsonProperty("token")
    TOKEN,
    /** Means over the cells of a square grid, cell by cell within each channel. */
    @JsonProperty("grid")
    GRID,
    /** All values, one after another. */
    @JsonProperty("flatten")
    FLATTEN
  }

  public CutPoint {
    Required.count("index", index);
    Required.text("name", name);
    Required.present("role", role);
    shape = Required.someOf("shape", shape);
    Required.present("pooling", pooling);
    new IntegerRange("dimension", 0, 1, Integer.MAX_VALUE).require(dimension);
    if (pooling == Pooling.NONE && !shape.equals(List.of(dimension))) {
      throw new InvalidValueException("shape", shape, "[" + dimension + "] without pooling");
    }
  }

  /** Whether a row of tokens flows here, and not a map or a signal. */
  public boolean ofTokens() {
    return shape.size() == 2
        && (pooling == Pooling.TOKEN || (pooling == Pooling.AVERAGE && shape.get(1) == dimension));
  }

  /** A cut at an embedding, which needs no pooling. */
  public static CutPoint of(int index, String name, Role role, int dimension) {
    return new CutPoint(index, name, role, List.of(dimension), Pooling.NONE, dimension);
  }
}
