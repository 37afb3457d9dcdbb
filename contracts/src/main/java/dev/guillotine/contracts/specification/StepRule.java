package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.RealRange;

/**
 * How one step's gradient is computed.
 *
 * @param parts how many parts the batch is computed in, one after another, 1 to 1,024, default 1:
 *     gradients are averaged, memory shrinks, and batch statistics and negatives are those of a
 *     part
 * @param clip largest Euclidean norm of the gradient of all parameters, 0 to 1,000,000, default 0:
 *     no bound
 * @param precision of the forward and backward pass, default f32
 */
public record StepRule(Integer parts, Double clip, Precision precision) {
  private static final IntegerRange PARTS = new IntegerRange("parts", 1, 1, 1_024);
  private static final RealRange CLIP = new RealRange("clip", 0, 0, 1e6);

  /** Number format of the forward and backward pass; weights, statistics and losses are f32. */
  public enum Precision {
    /** Single precision. */
    @JsonProperty("f32")
    F32,
    /** bfloat16 inside the network: faster where the processor has it, noisier gradients. */
    @JsonProperty("bf16")
    BF16
  }

  public StepRule {
    parts = PARTS.require(parts);
    clip = CLIP.require(clip);
    precision = precision == null ? Precision.F32 : precision;
  }
}
