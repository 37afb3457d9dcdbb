package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.RealRange;

/** The pretext task that a run trains with. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes(@JsonSubTypes.Type(Method.SimClr.class))
public sealed interface Method {

  /**
   * SimCLR: contrastive learning with the NT-Xent loss (Chen et al. 2020, arXiv 2002.05709).
   *
   * @param temperature τ of the loss, 0.01 to 10, default 0.5
   */
  @JsonTypeName("simclr")
  record SimClr(Double temperature) implements Method {
    private static final RealRange TEMPERATURE = new RealRange("temperature", 0.5, 0.01, 10);

    public SimClr {
      temperature = TEMPERATURE.require(temperature);
    }
  }
}
