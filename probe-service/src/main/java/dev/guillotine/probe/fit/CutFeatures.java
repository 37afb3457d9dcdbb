package dev.guillotine.probe.fit;

/**
 * The features of one cut in three disjoint sets. What follows from them alone (statistics, the
 * eigenvectors that {@link RidgeProbe} needs, the neighbours that {@link NearestNeighbourProbe}
 * needs) is computed when the first probe needs it and kept for all others, so that several tasks
 * on one cut cost little more than one: give the same object to all of them. Safe for use by
 * several threads at once.
 *
 * <p>All of it lies on the heap, at most: a copy of train and validation, 2 · 8 d² bytes of
 * eigenvectors, and 1,600 bytes of neighbours for each row of validation and test.
 */
public final class CutFeatures {
  private final FeatureMatrix validation;
  private final FeatureMatrix test;
  private final Fold choosing;
  private Fold testing;

  /**
   * Checks that the sets fit together.
   *
   * @param train {@code [n, d]}, what candidates are fitted on
   * @param validation {@code [v, d]}, what alone chooses among them
   * @param test {@code [t, d]}, what the chosen probe is scored on, and nothing else
   * @throws IllegalArgumentException naming the set whose width differs from that of train
   */
  public CutFeatures(FeatureMatrix train, FeatureMatrix validation, FeatureMatrix test) {
    requireWidth("validation", validation, train.columns());
    requireWidth("test", test, train.columns());
    this.validation = validation;
    this.test = test;
    this.choosing = new Fold(train, validation);
  }

  /** What candidates are fitted on. */
  public FeatureMatrix train() {
    return choosing.fitted();
  }

  /** What chooses among them. */
  public FeatureMatrix validation() {
    return validation;
  }

  /** What the chosen probe is scored on. */
  public FeatureMatrix test() {
    return test;
  }

  /** Fitted on train, scored on validation. */
  Fold choosing() {
    return choosing;
  }

  /** Fitted on train, then validation; scored on test. */
  synchronized Fold testing() {
    if (testing == null) {
      testing = new Fold(train().followedBy(validation), test);
    }
    return testing;
  }

  private static void requireWidth(String name, FeatureMatrix set, int columns) {
    if (set.columns() != columns) {
      throw new IllegalArgumentException(
          "%s has %d columns; train has %d".formatted(name, set.columns(), columns));
    }
  }
}
