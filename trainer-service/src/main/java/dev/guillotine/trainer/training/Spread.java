package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;

/**
 * How far the embeddings of a batch lie apart: the standard deviation of every coordinate over the
 * batch of rows scaled to length 1, averaged over coordinates and scaled by √d (Chen and He 2021, arXiv
 * 2011.10566, section 4.1). About 1 where directions are spread evenly, 0 where all rows point the
 * same way: collapse.
 */
final class Spread {
  private Spread() {}

  /**
   * Measures a batch.
   *
   * @param embeddings {@code [n, d]}, n at least 2
   * @return from 0 to about 1; NaN when an embedding is not finite
   */
  static double of(NDArray embeddings) {
    NDArray unit = embeddings.stopGradient().normalize(2, 1);
    NDArray mean = unit.mean(new int[] {0}, true);
    NDArray deviation = unit.sub(mean).square().mean(new int[] {0}).sqrt();
    return deviation.mean().getFloat() * Math.sqrt(embeddings.getShape().get(1));
  }
}
