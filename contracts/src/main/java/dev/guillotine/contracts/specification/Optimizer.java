package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;

/**
 * How the weights follow the gradient. Biases and normalisation parameters, all those of one
 * dimension, are not decayed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
  @JsonSubTypes.Type(Optimizer.AdamW.class),
  @JsonSubTypes.Type(Optimizer.Sgd.class),
  @JsonSubTypes.Type(Optimizer.Lars.class)
})
public sealed interface Optimizer {

  /** Peak learning rate, reached after the warm-up. */
  Double rate();

  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101), β₁ 0.9, β₂
   * 0.999, ε 1e-8. Without decay it is Adam.
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

  /**
   * Stochastic gradient descent with momentum (Sutskever et al. 2013), in the form of PyTorch.
   *
   * @param rate peak learning rate, 1e-8 to 100, default 0.06
   * @param momentum 0 to 0.9999, default 0.9
   * @param nesterov whether the step looks ahead, default false; needs momentum
   * @param weightDecay added to the gradient, 0 to 10, default 5e-4
   */
  @JsonTypeName("sgd")
  record Sgd(Double rate, Double momentum, Boolean nesterov, Double weightDecay)
      implements Optimizer {
    private static final RealRange RATE = new RealRange("rate", 0.06, 1e-8, 100);
    private static final RealRange WEIGHT_DECAY = new RealRange("weightDecay", 5e-4, 0, 10);

    public Sgd {
      rate = RATE.require(rate);
      momentum = MOMENTUM.require(momentum);
      nesterov = nesterov != null && nesterov;
      if (nesterov && momentum == 0) {
        throw new InvalidValueException("nesterov", true, "false where \"momentum\" is 0");
      }
      weightDecay = WEIGHT_DECAY.require(weightDecay);
    }
  }

  /**
   * Layer-wise adaptive rate scaling (You et al. 2017, arXiv 1708.03888) for large batches.
   * Parameters of one dimension take plain momentum steps.
   *
   * @param rate peak learning rate, 1e-8 to 100, default 0.3
   * @param momentum 0 to 0.9999, default 0.9
   * @param weightDecay added to the gradient, 0 to 10, default 1e-6
   * @param trust η, how far a step may go as a share of a layer's norm, 1e-6 to 1, default 1e-3
   */
  @JsonTypeName("lars")
  record Lars(Double rate, Double momentum, Double weightDecay, Double trust) implements Optimizer {
    private static final RealRange RATE = new RealRange("rate", 0.3, 1e-8, 100);
    private static final RealRange WEIGHT_DECAY = new RealRange("weightDecay", 1e-6, 0, 10);
    private static final RealRange TRUST = new RealRange("trust", 1e-3, 1e-6, 1);

    public Lars {
      rate = RATE.require(rate);
      momentum = MOMENTUM.require(momentum);
      weightDecay = WEIGHT_DECAY.require(weightDecay);
      trust = TRUST.require(trust);
    }
  }

  /** Momentum of every optimizer that has one. */
  RealRange MOMENTUM = new RealRange("momentum", 0.9, 0, 0.9999);
}
