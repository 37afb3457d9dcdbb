package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.Optional;

/** One class for each sample: classification, scored by {@link Accuracy}. */
public final class Classes extends Targets {
  private final int[] values;
  private final int classes;

  /**
   * Checks and takes over the classes of at least one sample.
   *
   * @param values the class of each row, 0 to {@code classes - 1}
   * @param classes how many classes the task has, at least 2; not every one need occur
   * @throws IllegalArgumentException naming the first row whose class is out of range
   */
  public Classes(int[] values, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("classes is " + classes + "; allowed is at least 2");
    }
    requireRows(values.length);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < 0 || values[row] >= classes) {
        throw new IllegalArgumentException(
            "the class of row %d is %d; allowed is 0 to %d"
                .formatted(row, values[row], classes - 1));
      }
    }
    this.values = values;
    this.classes = classes;
  }

  @Override
  public int rows() {
    return values.length;
  }

  /** How many classes the task has. */
  public int classes() {
    return classes;
  }

  /** The class of one sample. */
  public int value(int row) {
    return values[row];
  }

  /** The classes that occur, ascending. */
  int[] occurring() {
    return Arrays.stream(values).distinct().sorted().toArray();
  }

  @Override
  String task() {
    return "one of " + classes + " classes";
  }

  @Override
  Optional<String> flaw() {
    return Optional.empty();
  }

  /** The share of the class that is the most frequent among {@code fitted}. */
  @Override
  public double chance(Targets fitted) {
    int[] counts = new int[classes];
    for (int value : ((Classes) fitted).values) {
      counts[value]++;
    }
    int frequent = 0;
    for (int candidate = 1; candidate < classes; candidate++) {
      frequent = counts[candidate] > counts[frequent] ? candidate : frequent;
    }
    int chosen = frequent;
    return (double) Arrays.stream(values).filter(value -> value == chosen).count() / rows();
  }

  @Override
  Classes followedBy(Targets others) {
    int[] next = ((Classes) others).values;
    int[] all = Arrays.copyOf(values, Math.addExact(values.length, next.length));
    System.arraycopy(next, 0, all, values.length, next.length);
    return new Classes(all, classes);
  }
}
