package dev.guillotine.embedding.module;

import java.time.Duration;

/**
 * What a module may cost.
 *
 * @param answer longest wait for it to be loaded, and for the embeddings of one batch
 * @param memory most bytes that its process may hold in memory; checked where the system tells
 *     (Linux)
 * @param inflated most bytes of its file once unpacked
 */
public record ModuleLimits(Duration answer, long memory, long inflated) {
  public ModuleLimits {
    if (answer.isNegative() || answer.isZero() || memory < 1 || inflated < 1) {
      throw new IllegalArgumentException("limits of a module are above 0");
    }
  }
}
