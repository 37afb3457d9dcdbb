package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * Macro-averaged average precision, 0 to 1: the mean over the labels of AP = Σ (Rᵢ − Rᵢ₋₁) Pᵢ,
 * where Pᵢ and Rᵢ are precision and recall among the samples that score at least as high as the
 * i-th highest score; samples of equal score count together, as in scikit-learn's {@code
 * average_precision_score}. Labels that all samples have, or none, say nothing and are left out.
 *
 * <p>The standard error is that of {@link Score#of}. With a weight on each sample, AP = (1/P) Σ pᵢ
 * Tᵢ/Nᵢ, where P is the weight of all positives, pᵢ that of those with the i-th highest score, and
 * Tᵢ and Nᵢ those of positives and of all samples scored at least as high. The derivative by the
 * weight of a sample that has the h-th score, with y = 1 if it has the label and 0 if not, is (1/P)
 * (y (Tₕ/Nₕ − AP) + Σ_{i ≥ h} pᵢ (y/Nᵢ − Tᵢ/Nᵢ²)). For a label on a handful of samples that is too
 * small, as any resampling of these few would be.
 */
final class AveragePrecision {
  private final LabelSets truth;
  private final double[] influences;
  private double sum;
  private int scored;

  private AveragePrecision(LabelSets truth) {
    this.truth = truth;
    this.influences = new double[truth.rows()];
  }

  /**
   * Compares scores with the truth.
   *
   * @param scores {@code [n, k]}, row after row, finite; the higher the likelier
   * @param truth {@code [n, k]}, at least one label of which varies
   */
  static Score of(float[] scores, LabelSets truth) {
    AveragePrecision average = new AveragePrecision(truth);
    for (int label = 0; label < truth.labels(); label++) {
      if (truth.varies(label)) {
        average.add(scores, label);
      }
    }
    for (int row = 0; row < truth.rows(); row++) {
      average.influences[row] /= average.scored;
    }
    return Score.of(average.sum / average.scored, average.influences);
  }

  private void add(float[] scores, int label) {
    long[] keys = new long[truth.rows()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = RankKey.of(scores[row * truth.labels() + label], row);
    }
    Arrays.sort(keys);
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
    sum += precision;
    scored++;
  }
}
