package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.RealRange;

/**
 * How the learning rate moves over the run.
 *
 * @param warmup share of all steps over which the rate rises linearly, 0 to 1, default 0.1
 * @param decay what follows the warm-up, default cosine
 */
public record Schedule(Double warmup, Decay decay) {
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

  public Schedule {
    warmup = WARMUP.require(warmup);
    decay = decay == null ? Decay.COSINE : decay;
  }
}
