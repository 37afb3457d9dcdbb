package dev.guillotine.trainer.optimizer;

/**
 * What a target network keeps of itself in each step: m rises from its first value to 1 along half
 * a cosine, 1 - (1 - m₀) (cos(πk / K) + 1) / 2 (Grill et al. 2020, arXiv 2006.07733, section 3.3).
 *
 * @param first m₀, 0 to 1
 * @param steps K, of the whole run
 */
public record TargetMomentum(double first, long steps) {

  /**
   * The momentum of one step.
   *
   * @param step k, from 0
   */
  public double at(long step) {
    return 1 - (1 - first) * (Math.cos(Math.PI * step / steps) + 1) / 2;
  }
}
