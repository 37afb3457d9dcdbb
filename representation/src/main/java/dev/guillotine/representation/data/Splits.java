package dev.guillotine.representation.data;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.random.RandomAddress;

/**
 * The three splits of a set: validation is carved out of the source's training split, the rest of
 * it is what networks and probes are fitted on.
 *
 * <p>Each split of the source is put in a {@linkplain StratifiedOrder stratified random order} that
 * depends on the set's digest alone, not on a run's seed. Training images are taken from its
 * beginning, validation images from its end. So the first n images of a split are the same for
 * every run, whatever the number of validation images: digest, split and n identify a selection.
 */
public final class Splits {
  private static final int DIGITS_OF_A_LONG = 16;

  private final Selection train;
  private final Selection validation;
  private final Selection test;

  /**
   * Carves a set.
   *
   * @param set the images
   * @param validation images of the validation split, at least 1 and fewer than the training split
   *     has
   */
  public Splits(ImageSet set, int validation) {
    int available = set.train().size();
    if (validation < 1 || validation >= available) {
      throw new InvalidValueException(
          "validation",
          validation,
          "an integer from 1 to %d, one less than the images of the training split"
              .formatted(available - 1));
    }
    int[] order = order(set, set.train(), "train");
    int[] carved = new int[validation];
    for (int i = 0; i < validation; i++) {
      carved[i] = order[available - 1 - i];
    }
    this.train = new Selection(set.train(), order).first(available - validation);
    this.validation = new Selection(set.train(), carved);
    this.test = new Selection(set.test(), order(set, set.test(), "test"));
  }

  /** The images of one split. */
  public Selection images(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  private static int[] order(ImageSet set, Images images, String split) {
    String digest = set.identity().digest();
    long seed = Long.parseUnsignedLong(digest.substring(0, DIGITS_OF_A_LONG), 16);
    int classes = set.identity().classes();
    return StratifiedOrder.of(images, classes, RandomAddress.of(seed, "order of " + split));
  }
}
