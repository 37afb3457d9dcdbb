package dev.guillotine.probe.fit;

/**
 * What a probe is fitted, chosen and scored on: the features of one cut in three disjoint sets.
 *
 * @param train {@code [n, d]}, what candidates are fitted on
 * @param validation {@code [v, d]}, what alone chooses among them
 * @param test {@code [t, d]}, what the chosen probe is scored on, and nothing else
 * @param classes how many classes the task has, at least 2; labels run from 0 to {@code classes -
 *     1}, and not every class need occur in every set
 */
public record ProbeData(
    FeatureMatrix train, FeatureMatrix validation, FeatureMatrix test, int classes) {

  /**
   * Checks that the sets fit together.
   *
   * @throws IllegalArgumentException naming the set that does not fit, and why
   */
  public ProbeData {
    if (classes < 2) {
      throw new IllegalArgumentException("classes is " + classes + "; allowed is at least 2");
    }
    requireFit("train", train, train.columns(), classes);
    requireFit("validation", validation, train.columns(), classes);
    requireFit("test", test, train.columns(), classes);
  }

  /** All that the chosen probe may be fitted on: train, then validation. */
  FeatureMatrix trainAndValidation() {
    return train.followedBy(validation);
  }

  private static void requireFit(String name, FeatureMatrix set, int columns, int classes) {
    if (set.columns() != columns) {
      throw new IllegalArgumentException(
          "%s has %d columns; train has %d".formatted(name, set.columns(), columns));
    }
    for (int row = 0; row < set.rows(); row++) {
      if (set.label(row) >= classes) {
        throw new IllegalArgumentException(
            "the label of row %d of %s is %d; allowed is 0 to %d"
                .formatted(row, name, set.label(row), classes - 1));
      }
    }
  }
}
