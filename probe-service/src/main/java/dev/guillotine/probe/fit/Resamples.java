package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;

/**
 * The bootstrap: 1,000 times n samples drawn with replacement (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapters 6 and 13). The draws depend on n alone, so that all
 * scores of the same samples are drawn alike and may be compared draw by draw.
 *
 * <p>Beyond 16,384 samples it is groups of them that are drawn, each sample having been dealt to
 * one in turn: as good for samples that are independent of each other, and bounded in memory (16
 * MB).
 */
final class Resamples {
  /** How many times n samples are drawn. */
  static final int COUNT = 1_000;

  private static final int MOST_GROUPS = 1 << 14;
  private static final double TAIL = 0.025;

  private final int samples;
  private final byte[][] counts;

  /** Draws n samples again and again. */
  Resamples(int samples) {
    this.samples = samples;
    int groups = Math.min(samples, MOST_GROUPS);
    counts = new byte[COUNT][groups];
    RandomStream random = new RandomStream(RandomAddress.of(0, "resamples").at(samples));
    for (byte[] drawn : counts) {
      for (int place = 0; place < groups; place++) {
        drawn[random.below(groups)]++;
      }
    }
  }

  /** A statistic of each draw. */
  Vector replicates(Statistic statistic) {
    int[] ofSamples = new int[samples];
    double[] replicates = new double[COUNT];
    for (int draw = 0; draw < COUNT; draw++) {
      byte[] ofGroups = counts[draw];
      for (int sample = 0; sample < samples; sample++) {
        ofSamples[sample] = ofGroups[sample % ofGroups.length];
      }
      replicates[draw] = statistic.value(ofSamples);
    }
    return Vector.of(replicates);
  }

  /**
   * The percentile interval: between the replicates above and below which 2.5 % of them lie. Those
   * that are not defined are left out.
   *
   * @param replicates of a value
   * @param value what the interval is reduced to where no replicate is defined
   */
  static Interval interval(Vector replicates, double value) {
    double[] sorted = replicates.finite();
    if (sorted.length == 0) {
      return new Interval(value, value);
    }
    Arrays.sort(sorted);
    int below = (int) Math.floor(TAIL * sorted.length);
    return new Interval(sorted[below], sorted[sorted.length - 1 - below]);
  }
}
