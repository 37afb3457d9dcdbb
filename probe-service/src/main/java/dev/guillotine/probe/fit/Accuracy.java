package dev.guillotine.probe.fit;

import java.util.BitSet;

/** Which samples of a set were classified right, and the share of them. */
public final class Accuracy {
  private final BitSet right;
  private final int samples;

  private Accuracy(BitSet right, int samples) {
    this.right = right;
    this.samples = samples;
  }

  /**
   * Compares predictions with the truth.
   *
   * @param predicted the class said for each row of {@code truth}
   */
  static Accuracy of(int[] predicted, FeatureMatrix truth) {
    if (predicted.length != truth.rows()) {
      throw new IllegalArgumentException(
          "%d predictions do not fit %d samples".formatted(predicted.length, truth.rows()));
    }
    BitSet right = new BitSet(predicted.length);
    for (int row = 0; row < predicted.length; row++) {
      right.set(row, predicted[row] == truth.label(row));
    }
    return new Accuracy(right, predicted.length);
  }

  /** How many samples there are. */
  public int samples() {
    return samples;
  }

  /** How many of them were classified right. */
  public int correct() {
    return right.cardinality();
  }

  /** Whether one sample was, so that two probes can be compared sample by sample. */
  public boolean isCorrect(int sample) {
    return right.get(sample);
  }

  /** The share p that was, 0 to 1. */
  public double value() {
    return (double) correct() / samples;
  }

  /**
   * The standard error of {@link #value()} as a binomial share, √(p(1 − p)/n): the spread from
   * drawing the n samples alone, for one fitted probe of one network. It is 0 at p = 0 and p = 1,
   * where it says nothing.
   */
  public double standardError() {
    return Math.sqrt(value() * (1 - value()) / samples);
  }
}
