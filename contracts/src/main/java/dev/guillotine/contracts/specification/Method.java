package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.RealRange;
import dev.guillotine.contracts.validation.Required;

/** The pretext task that a run trains with. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
  @JsonSubTypes.Type(Method.SimClr.class),
  @JsonSubTypes.Type(Method.VicReg.class),
  @JsonSubTypes.Type(Method.BarlowTwins.class),
  @JsonSubTypes.Type(Method.Byol.class),
  @JsonSubTypes.Type(Method.SimSiam.class),
  @JsonSubTypes.Type(Method.SupCon.class),
  @JsonSubTypes.Type(Method.Supervised.class),
  @JsonSubTypes.Type(Method.Untrained.class),
  @JsonSubTypes.Type(Method.Given.class)
})
public sealed interface Method {

  /** Views of each sample that a step needs; 0 where there is no step. */
  default int views() {
    return 2;
  }

  /**
   * SimCLR: contrastive learning with the NT-Xent loss (Chen et al. 2020, arXiv 2002.05709).
   *
   * @param temperature τ of the loss, 0.01 to 10, default 0.5
   * @param negatives which views a view is told apart from, default both
   */
  @JsonTypeName("simclr")
  record SimClr(Double temperature, Negatives negatives) implements Method {
    /** Which views a view is told apart from. */
    public enum Negatives {
      /** Both views of all other samples: NT-Xent. */
      @JsonProperty("both")
      BOTH,
      /** The second views of the other samples, asked of first views only: InfoNCE. */
      @JsonProperty("second")
      SECOND
    }

    public SimClr {
      temperature = TEMPERATURE.require(temperature);
      negatives = negatives == null ? Negatives.BOTH : negatives;
    }
  }

  /**
   * VICReg: variance, invariance, covariance (Bardes et al. 2022, arXiv 2105.04906).
   *
   * @param invariance weight λ of the distance between views, 0 to 1,000, default 25
   * @param variance weight μ of the hinge on deviations, 0 to 1,000, default 25
   * @param covariance weight ν of the covariances, 0 to 1,000, default 1
   */
  @JsonTypeName("vicreg")
  record VicReg(Double invariance, Double variance, Double covariance) implements Method {
    private static final RealRange INVARIANCE = new RealRange("invariance", 25, 0, 1_000);
    private static final RealRange VARIANCE = new RealRange("variance", 25, 0, 1_000);
    private static final RealRange COVARIANCE = new RealRange("covariance", 1, 0, 1_000);

    public VicReg {
      invariance = INVARIANCE.require(invariance);
      variance = VARIANCE.require(variance);
      covariance = COVARIANCE.require(covariance);
    }
  }

  /**
   * Barlow Twins: redundancy reduction (Zbontar et al. 2021, arXiv 2103.03230).
   *
   * @param redundancy weight λ of what is off the diagonal, 0 to 10, default 0.0051
   */
  @JsonTypeName("barlow-twins")
  record BarlowTwins(Double redundancy) implements Method {
    private static final RealRange REDUNDANCY = new RealRange("redundancy", 0.0051, 0, 10);

    public BarlowTwins {
      redundancy = REDUNDANCY.require(redundancy);
    }
  }

  /**
   * BYOL: a predictor guesses what a slowly following target network makes of the other view (Grill
   * et al. 2020, arXiv 2006.07733).
   *
   * @param hidden width of the predictor's hidden layer, 1 to 8,192, default 256
   * @param momentum what the target keeps of itself in the first step, 0 to 1, default 0.996; it
   *     rises to 1 along half a cosine
   */
  @JsonTypeName("byol")
  record Byol(Integer hidden, Double momentum) implements Method {
    private static final RealRange MOMENTUM = new RealRange("momentum", 0.996, 0, 1);

    public Byol {
      hidden = HIDDEN.require(hidden);
      momentum = MOMENTUM.require(momentum);
    }
  }

  /**
   * SimSiam: a predictor and a stopped gradient (Chen and He 2021, arXiv 2011.10566).
   *
   * @param hidden width of the predictor's hidden layer, 1 to 8,192, default 256
   */
  @JsonTypeName("simsiam")
  record SimSiam(Integer hidden) implements Method {
    public SimSiam {
      hidden = HIDDEN.require(hidden);
    }
  }

  /**
   * SupCon: every sample of the same class is a positive (Khosla et al. 2020, arXiv 2004.11362,
   * equation 2).
   *
   * @param temperature τ of the loss, 0.01 to 10, default 0.1
   * @param task the classification that says what is alike; default the set's first
   */
  @JsonTypeName("supcon")
  record SupCon(Double temperature, @JsonInclude(JsonInclude.Include.NON_NULL) String task)
      implements Method {
    private static final RealRange TEMPERATURE = new RealRange("temperature", 0.1, 0.01, 10);

    public SupCon {
      temperature = TEMPERATURE.require(temperature);
    }
  }

  /**
   * Supervised: cross entropy of a linear classifier on the projector's output, or on the
   * backbone's when the projector has no layers.
   *
   * @param task the classification to learn; default the set's first
   * @param smoothing share of the target spread over all classes, 0 to 0.9, default 0
   */
  @JsonTypeName("supervised")
  record Supervised(@JsonInclude(JsonInclude.Include.NON_NULL) String task, Double smoothing)
      implements Method {
    private static final RealRange SMOOTHING = new RealRange("smoothing", 0, 0, 0.9);

    public Supervised {
      smoothing = SMOOTHING.require(smoothing);
    }

    @Override
    public int views() {
      return 1;
    }
  }

  /** No training: the control that every other method has to beat. */
  @JsonTypeName("random")
  record Untrained() implements Method {
    @Override
    public int views() {
      return 0;
    }
  }

  /**
   * No training: the weights were made elsewhere, and are probed as they are. What they are the
   * weights of takes the place of the run's backbone and projector.
   *
   * @param checkpoint the name that they were registered under
   */
  @JsonTypeName("given")
  record Given(CheckpointName checkpoint) implements Method {
    public Given {
      Required.present("checkpoint", checkpoint);
    }

    @Override
    public int views() {
      return 0;
    }
  }

  /** Temperature of a contrastive loss. */
  RealRange TEMPERATURE = new RealRange("temperature", 0.5, 0.01, 10);

  /** Hidden width of a predictor. */
  IntegerRange HIDDEN = new IntegerRange("hidden", 256, 1, 8_192);
}
