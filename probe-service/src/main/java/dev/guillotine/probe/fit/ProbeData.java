package dev.guillotine.probe.fit;

/**
 * What a probe is fitted, chosen and scored on: the features of one cut, and the targets of one
 * task for each of their three sets.
 *
 * @param features of one cut, to be shared by all tasks
 * @param train targets for the n rows of train
 * @param validation targets for the v rows of validation
 * @param test targets for the t rows of test
 */
public record ProbeData(CutFeatures features, Targets train, Targets validation, Targets test) {

  /**
   * Checks that the sets fit together, and that those which are scored can be: in {@link Numbers},
   * and in sine and cosine of {@link Angles}, there must be two values that differ beyond rounding,
   * and in {@link LabelSets} a label that some samples have and some have not. What train holds
   * does not matter: if it is constant, so is what the probe predicts.
   *
   * @throws IllegalArgumentException naming the set that does not fit, and why
   */
  public ProbeData {
    requireFit("train", train, features.train(), train);
    requireFit("validation", validation, features.validation(), train);
    requireFit("test", test, features.test(), train);
    requireScorable("validation", validation);
    requireScorable("test", test);
  }

  /** What the best constant prediction reaches on test, learnt from train and validation. */
  public double chance() {
    return test.chance(train.followedBy(validation));
  }

  /** How many rows the scored probe is fitted on: those of train and validation. */
  public int fitted() {
    return train.rows() + validation.rows();
  }

  /**
   * Fitted on train, scored on validation.
   *
   * @param kind of targets that a probe takes
   * @throws IllegalArgumentException when the task's targets are of another
   */
  <T extends Targets> Trial<T> choosing(Class<T> kind) {
    return new Trial<>(features.choosing(), require(kind, train), require(kind, validation));
  }

  /** Fitted on train, then validation; scored on test. As above. */
  <T extends Targets> Trial<T> testing(Class<T> kind) {
    return new Trial<>(
        features.testing(), require(kind, train.followedBy(validation)), require(kind, test));
  }

  private static <T extends Targets> T require(Class<T> kind, Targets targets) {
    if (!kind.isInstance(targets)) {
      throw new IllegalArgumentException(
          "the task asks for %s; the probe takes %s"
              .formatted(targets.task(), kind.getSimpleName()));
    }
    return kind.cast(targets);
  }

  private static void requireFit(
      String name, Targets targets, FeatureMatrix features, Targets train) {
    if (targets.rows() != features.rows()) {
      throw new IllegalArgumentException(
          "%s has targets of %d samples; its features are of %d"
              .formatted(name, targets.rows(), features.rows()));
    }
    if (!targets.task().equals(train.task())) {
      throw new IllegalArgumentException(
          "%s asks for %s; train asks for %s".formatted(name, targets.task(), train.task()));
    }
  }

  private static void requireScorable(String name, Targets targets) {
    targets
        .flaw()
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(name + " cannot be scored: " + flaw);
            });
  }
}
