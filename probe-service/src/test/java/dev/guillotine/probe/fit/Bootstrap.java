package dev.guillotine.probe.fit;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** The spread of a score over samples that are drawn again, with replacement. */
final class Bootstrap {
  private static final int DRAWS = 2000;

  private Bootstrap() {}

  /**
   * The standard deviation of a score.
   *
   * @param score of the samples with these indices
   */
  static double standardError(int samples, ToDoubleFunction<int[]> score) {
    Random random = new Random(11);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double value = score.applyAsDouble(random.ints(samples, 0, samples).toArray());
      sum += value;
      squares += value * value;
    }
    return Math.sqrt(squares / DRAWS - (sum / DRAWS) * (sum / DRAWS));
  }
}
