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
 * probes are fitted on. Samples of one group are never carved into different splits.
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
      this.test = new Selection(source, order.forwards(begin, end));
      end = begin;
    }
    Optional<Samples> ownValidation = set.validation();
    if (ownValidation.isPresent()) {
      this.validation = all(set, ownValidation.get(), Split.VALIDATION).first(validation);
    } else {
      int begin = validation < 1 || validation >= end ? 0 : order.boundary(end - validation);
      requireRoom(validation, begin, end);
      this.validation = new Selection(source, order.backwards(begin, end)).first(validation);
      end = begin;
    }
    this.train = new Selection(source, order.forwards(0, end));
  }

  /** Without groups every number below that of the samples leaves room. */
  private static void requireRoom(int validation, int begin, int end) {
    if (begin < 1) {
      throw new InvalidValueException(
          "validation",
          validation,
          "an integer from 1 to %d, so that some sample (and its whole group) is left to train on"
              .formatted(end - 1));
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
