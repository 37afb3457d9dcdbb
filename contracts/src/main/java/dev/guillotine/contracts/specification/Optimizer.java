package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.RealRange;

/** How the weights follow the gradient. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes(@JsonSubTypes.Type(Optimizer.AdamW.class))
public sealed interface Optimizer {

  /** Peak learning rate, reached after the warm-up. */
  Double rate();

  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101), β₁ 0.9, β₂
   * 0.999, ε 1e-8. Biases and normalisation parameters are not decayed.
   *
   * @param rate peak learning rate, 1e-8 to 10, default 2e-3
   * @param weightDecay decay per unit of learning rate, 0 to 10, default 1e-4
   */
  @JsonTypeName("adamw")
  record AdamW(Double rate, Double weightDecay) implements Optimizer {
    private static final RealRange RATE = new RealRange("rate", 2e-3, 1e-8, 10);
    private static final RealRange WEIGHT_DECAY = new RealRange("weightDecay", 1e-4, 0, 10);

    public AdamW {
      rate = RATE.require(rate);
      weightDecay = WEIGHT_DECAY.require(weightDecay);
    }
  }
}
