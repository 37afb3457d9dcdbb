package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Macro-averaged average precision, 0 to 1: the mean over the labels of AP = Σ (Rᵢ − Rᵢ₋₁) Pᵢ,
 * where Pᵢ and Rᵢ are precision and recall among the samples that score at least as high as the
 * i-th highest score; samples of equal score count together, as in scikit-learn's {@code
 * average_precision_score}. Labels that all samples have, or none, say nothing and are left out.
 *
 * <p>With a weight on each sample, AP = (1/P) Σ pᵢ Tᵢ/Nᵢ, where P is the weight of all positives,
 * pᵢ that of those with the i-th highest score, and Tᵢ and Nᵢ those of positives and of all samples
 * scored at least as high. The derivative by the weight of a sample that has the h-th score, with y
 * = 1 if it has the label and 0 if not, is (1/P) (y (Tₕ/Nₕ − AP) + Σ_{i ≥ h} pᵢ (y/Nᵢ − Tᵢ/Nᵢ²)).
 * For a label on a handful of samples the error that follows is too small, as any resampling of
 * these few would be.
 */
final class AveragePrecision implements Statistic {
  private final LabelSets truth;

  /** Labels that vary. */
  private final int[] labels;

  /** Of each of them, {@link RankKey}s of all samples, ascending. */
  private final long[][] ranked;

  /**
   * Compares scores with the truth.
   *
   * @param scores {@code [n, k]}, row after row, finite; the higher the likelier
   * @param truth {@code [n, k]}, at least one label of which varies
   */
  AveragePrecision(float[] scores, LabelSets truth) {
    this.truth = truth;
    labels = IntStream.range(0, truth.labels()).filter(truth::varies).toArray();
    ranked = new long[labels.length][truth.rows()];
    for (int place = 0; place < labels.length; place++) {
      long[] keys = ranked[place];
      for (int row = 0; row < keys.length; row++) {
        keys[row] = RankKey.of(scores[row * truth.labels() + labels[place]], row);
      }
      Arrays.sort(keys);
    }
  }

  @Override
  public int samples() {
    return truth.rows();
  }

  @Override
  public double value(int[] counts) {
    double sum = 0;
    int defined = 0;
    for (int place = 0; place < labels.length; place++) {
      double precision = precision(ranked[place], labels[place], counts);
      if (!Double.isNaN(precision)) {
        sum += precision;
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /** AP of one label; NaN where none or all of those that count have it. */
  private double precision(long[] keys, int label, int[] counts) {
    long samples = 0;
    long positives = 0;
    double sum = 0;
    // From the highest score down: T and N grow.
    for (int from = keys.length - 1; from >= 0; ) {
      int to = from;
      long own = 0;
      for (; to >= 0 && RankKey.value(keys[to]) == RankKey.value(keys[from]); to--) {
        int row = RankKey.index(keys[to]);
        samples += counts[row];
        own += truth.has(row, label) ? counts[row] : 0;
      }
      positives += own;
      sum += own == 0 ? 0 : own * ((double) positives / samples);
      from = to;
    }
    return positives == 0 || positives == samples ? Double.NaN : sum / positives;
  }

  @Override
  public double[] influences() {
    double[] influences = new double[samples()];
    for (int place = 0; place < labels.length; place++) {
      addInfluences(ranked[place], labels[place], influences);
    }
    for (int row = 0; row < influences.length; row++) {
      influences[row] /= labels.length;
    }
    return influences;
  }

  private void addInfluences(long[] keys, int label, double[] influences) {
    double precision = 0;
    int positives = truth.positives(label);
    int above = positives;
    // From the lowest score up: the sums over i ≥ h grow, T and N shrink.
    double perSample = 0;
    double perPositive = 0;
    for (int from = 0; from < keys.length; ) {
      int to = from;
      int own = 0;
      for (; to < keys.length && RankKey.value(keys[to]) == RankKey.value(keys[from]); to++) {
        own += truth.has(RankKey.index(keys[to]), label) ? 1 : 0;
      }
      double samples = keys.length - from;
      double share = above / samples;
      precision += own * share / positives;
      perSample -= own * share / samples / positives;
      perPositive += own / samples / positives;
      for (int place = from; place < to; place++) {
        int row = RankKey.index(keys[place]);
        influences[row] += perSample;
        if (truth.has(row, label)) {
          influences[row] += share / positives + perPositive;
        }
      }
      above -= own;
      from = to;
    }
    for (int row = 0; row < keys.length; row++) {
      influences[row] -= truth.has(row, label) ? precision / positives : 0;
    }
  }
}
