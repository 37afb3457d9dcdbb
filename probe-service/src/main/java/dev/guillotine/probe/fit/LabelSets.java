package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Any number of k labels for each sample: multi-label classification, scored by {@link
 * AveragePrecision}.
 */
public final class LabelSets extends Targets {
  private final byte[] values;
  private final int labels;

  /**
   * Checks and takes over the labels of at least one sample.
   *
   * @param values {@code [n, k]}, row after row: 1 where a sample has a label, otherwise 0
   * @param labels k, at least 1
   * @throws IllegalArgumentException when the sizes do not fit, or naming the first row and label
   *     that is neither 0 nor 1
   */
  public LabelSets(byte[] values, int labels) {
    if (labels < 1) {
      throw new IllegalArgumentException("labels is " + labels + "; allowed is at least 1");
    }
    if (values.length % labels != 0) {
      throw new IllegalArgumentException(
          "values has %d entries; needed are whole rows of %d labels"
              .formatted(values.length, labels));
    }
    requireRows(values.length);
    for (int index = 0; index < values.length; index++) {
      if (values[index] != 0 && values[index] != 1) {
        throw new IllegalArgumentException(
            "row %d, label %d is %d; allowed are 0 and 1"
                .formatted(index / labels, index % labels, values[index]));
      }
    }
    this.values = values;
    this.labels = labels;
  }

  @Override
  public int rows() {
    return values.length / labels;
  }

  /** Number of labels k. */
  public int labels() {
    return labels;
  }

  /** Whether a sample has a label. */
  public boolean has(int row, int label) {
    return values[row * labels + label] == 1;
  }

  /** How many samples have a label. */
  int positives(int label) {
    int positives = 0;
    for (int index = label; index < values.length; index += labels) {
      positives += values[index];
    }
    return positives;
  }

  /** Whether some samples have a label and some have not. */
  boolean varies(int label) {
    int positives = positives(label);
    return positives > 0 && positives < rows();
  }

  /** How many labels do. */
  int varying() {
    return (int) IntStream.range(0, labels).filter(this::varies).count();
  }

  @Override
  String task() {
    return "a set of " + labels + " labels";
  }

  @Override
  Optional<String> flaw() {
    return varying() > 0
        ? Optional.empty()
        : Optional.of(
            "each label is on all samples or on none; needed is one that tells some apart");
  }

  /** The mean share of samples that have a label: average precision of equal scores. */
  @Override
  public double chance(Targets fitted) {
    return IntStream.range(0, labels)
        .filter(this::varies)
        .mapToDouble(label -> (double) positives(label) / rows())
        .average()
        .orElseThrow();
  }

  @Override
  LabelSets followedBy(Targets others) {
    byte[] next = ((LabelSets) others).values;
    byte[] all = Arrays.copyOf(values, Math.addExact(values.length, next.length));
    System.arraycopy(next, 0, all, values.length, next.length);
    return new LabelSets(all, labels);
  }
}
