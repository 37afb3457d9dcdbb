package dev.guillotine.probe.fit;

import dev.guillotine.contracts.event.Interval;
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
    for (int draw = 0; draw < COUNT; draw++) {
      for (int place = 0; place < groups; place++) {
        counts[draw][(int) (uniform((long) draw * groups + place) * groups)]++;
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

  /** Number {@code index} of SplitMix64 (Steele, Lea and Flood 2014), from 0 up to below 1. */
  private static double uniform(long index) {
    long mixed = (index + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1p-53;
  }
}
