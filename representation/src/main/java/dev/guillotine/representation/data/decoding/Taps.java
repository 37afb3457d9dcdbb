package dev.guillotine.representation.data.decoding;

/**
 * For each kept row or column of a resized image: which of the source's it is the weighted mean of.
 *
 * <p>The weights are a triangle around the place that the target's centre has in the source. It
 * reaches one source pixel to each side where the image is enlarged (bilinear interpolation), and
 * is widened by the factor of shrinking where it is shrunk, so that every source pixel counts
 * (antialiasing). Weights are fixed-point numbers whose sum is 1 but for rounding. All this is
 * Pillow's {@code Image.resize} with {@code BILINEAR} (Resample.c), to the last bit.
 *
 * @param first for each target, the first source it draws on
 * @param counts for each target, how many it draws on
 * @param weights {@code [targets, most]}, the weights of each in the first places of its row
 * @param most the highest of the counts that any target may have
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Taps(int[] first, int[] counts, int[] weights, int most) {
  /** Fraction bits: what 8 bits of level and 2 of overshoot leave of an int. */
  static final int BITS = 22;

  /**
   * The weights for one axis.
   *
   * @param source length in the source
   * @param resized length that it is resized to
   * @param cropStart first of the resized that is kept
   * @param kept how many are kept
   */
  static Taps of(int source, long resized, long cropStart, int kept) {
    double scale = (double) source / resized;
    double support = Math.max(1, scale);
    int most = (int) Math.min(source, 2 * (long) Math.ceil(support) + 1);
    Taps taps = new Taps(new int[kept], new int[kept], new int[kept * most], most);
    double[] triangle = new double[most];
    for (int i = 0; i < kept; i++) {
      double centre = (cropStart + i + 0.5) * scale;
      int start = Math.max(0, (int) (centre - support + 0.5));
      int count = Math.min(source, (int) (centre + support + 0.5)) - start;
      double sum = 0;
      for (int j = 0; j < count; j++) {
        triangle[j] = Math.max(0, 1 - Math.abs((start + j - centre + 0.5) / support));
        sum += triangle[j];
      }
      taps.first[i] = start;
      taps.counts[i] = count;
      for (int j = 0; j < count; j++) {
        taps.weights[i * most + j] = (int) (0.5 + triangle[j] / sum * (1 << BITS));
      }
    }
    return taps;
  }

  /** First of all sources drawn on. */
  int start() {
    return first[0];
  }

  /** One after the last of all sources drawn on. */
  int end() {
    return first[first.length - 1] + counts[counts.length - 1];
  }
}
