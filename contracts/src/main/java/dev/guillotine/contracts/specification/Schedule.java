package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.RealRange;

/**
 * How the learning rate moves over the run.
 *
 * @param warmup share of all steps over which the rate rises linearly, 0 to 1, default 0.1
 * @param decay what follows the warm-up, default cosine
 * @param scaling whether the peak rate grows with the batch, default none
 */
public record Schedule(Double warmup, Decay decay, Scaling scaling) {
  private static final RealRange WARMUP = new RealRange("warmup", 0.1, 0, 1);

  /** What follows the warm-up. */
  public enum Decay {
    /** Half a cosine, from the peak rate to zero (arXiv 1608.03983, without restarts). */
    @JsonProperty("cosine")
    COSINE,
    /** The peak rate to the end. */
    @JsonProperty("constant")
    CONSTANT
  }

  /** Whether the peak rate grows with the batch. */
  public enum Scaling {
    /** It is the optimizer's rate. */
    @JsonProperty("none")
    NONE,
    /** It is the optimizer's rate × batch / 256 (Goyal et al. 2017, arXiv 1706.02677). */
    @JsonProperty("linear")
    LINEAR;

    private static final double REFERENCE_BATCH = 256;

    /** The peak rate. */
    public double peak(double rate, int batch) {
      return this == NONE ? rate : rate * batch / REFERENCE_BATCH;
    }
  }

  public Schedule {
    warmup = WARMUP.require(warmup);
    decay = decay == null ? Decay.COSINE : decay;
    scaling = scaling == null ? Scaling.NONE : scaling;
  }
}
