package dev.guillotine.contracts.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * A depth at which a network can be cut: its trunk ends here, its head begins after.
 *
 * @param index position from input to output, from 0
 * @param name for example {@code stage2}, {@code backbone}, {@code projector1}
 * @param role where in the network it lies
 * @param dimension width d of the embedding here, after pooling
 */
public record CutPoint(int index, String name, Role role, int dimension) {

  /** Where in the network a cut lies. */
  public enum Role {
    /** After the layers through which the image enters. */
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
    PROJECTOR
  }

  public CutPoint {
    Required.count("index", index);
    Required.text("name", name);
    Required.present("role", role);
    new IntegerRange("dimension", 0, 1, Integer.MAX_VALUE).require(dimension);
  }
}
