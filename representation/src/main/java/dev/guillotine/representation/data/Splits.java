package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The three splits of a set. What the source lacks is carved out of its training split: a fifth of
 * it for test, and as many samples as are asked for validation; the rest is what networks and
 * probes are fitted on. Samples of one group are never carved into different splits: more than a
 * fifth goes to test where a group is so large, and what is left of a group that validation does
 * not need is not used.
 *
 * <p>Each split of the source is put in a {@linkplain GroupedOrder stratified random order} that
 * depends on the set's digest alone, not on a run's seed. Training samples are taken from its
 * beginning, test samples from its end, validation samples from before those, backwards. So the
 * first n samples of a split are the same for every run, whatever the number of validation samples:
 * digest, split and n identify a selection.
 */
public final class Splits {
  private static final int DIGITS_OF_A_LONG = 16;
  private static final int TRAIN_PER_TEST = 5;

  private final Selection train;
  private final Selection validation;
  private final Selection test;

  /**
   * Carves a set.
   *
   * @param set the samples
   * @param validation most samples of the validation split, at least 1; where it is carved it has
   *     so many, which must leave some to train on
   * @throws InvalidValueException if they do not, or a split that is missing can't be carved
   */
  public Splits(DataSet set, int validation) {
    Samples source = set.train();
    GroupedOrder order = order(set, source, Split.TRAIN);
    int end = source.size();
    Optional<Samples> ownTest = set.test();
    if (ownTest.isPresent()) {
      this.test = all(set, ownTest.get(), Split.TEST);
    } else {
      int begin = order.boundary(end - end / TRAIN_PER_TEST);
      requireTest(begin, end);
      this.test = new Selection(source, order.forwards(begin, end));
      end = begin;
    }
    Optional<Samples> ownValidation = set.validation();
    if (ownValidation.isPresent()) {
      requireRoom(validation, Integer.MAX_VALUE);
      this.validation = all(set, ownValidation.get(), Split.VALIDATION).first(validation);
    } else {
      requireRoom(validation, end - order.firstGroup());
      int begin = order.boundary(end - validation);
      this.validation = new Selection(source, order.backwards(begin, end)).first(validation);
      end = begin;
    }
    this.train = new Selection(source, order.forwards(0, end));
  }

  private static void requireTest(int begin, int end) {
    if (begin < 1 || begin == end) {
      throw new InvalidValueException(
          "data",
          "a set of %d training samples and no test split".formatted(end),
          begin < 1
              ? "one whose samples are of several groups, so that a fifth can be carved for test"
              : "one of at least %d samples, so that a fifth can be carved for test"
                  .formatted(TRAIN_PER_TEST));
    }
  }

  private static void requireRoom(int validation, int most) {
    if (most < 1) {
      throw new InvalidValueException(
          "data",
          "a set whose training samples are all of one group, and no validation split",
          "one of several groups, so that some can be carved for validation");
    }
    if (validation < 1 || validation > most) {
      throw new InvalidValueException(
          "probes.validation",
          validation,
          "an integer from 1 to %d, so that some sample (and its whole group) is left to train on"
              .formatted(most));
    }
  }

  /** The samples of one split. */
  public Selection samples(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  private static Selection all(DataSet set, Samples samples, Split split) {
    return new Selection(samples, order(set, samples, split).forwards(0, samples.size()));
  }

  private static GroupedOrder order(DataSet set, Samples samples, Split split) {
    String digest = set.identity().digest();
    long seed = Long.parseUnsignedLong(digest.substring(0, DIGITS_OF_A_LONG), 16);
    int[] groups = samples.groups().orElseGet(() -> IntStream.range(0, samples.size()).toArray());
    return GroupedOrder.of(
        labels(set, samples), groups, RandomAddress.of(seed, "order of " + split.json()));
  }

  /** What to stratify by: the classes of the first classification, or one class for all. */
  static int[] labels(DataSet set, Samples samples) {
    Optional<Task.Classification> task = set.stratification();
    if (task.isPresent() && samples.targets(task.get().name()) instanceof Targets.Classes classes) {
      return classes.values();
    }
    return new int[samples.size()];
  }
}
