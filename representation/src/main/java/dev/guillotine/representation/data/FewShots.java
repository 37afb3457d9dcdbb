package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.FewShot;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.random.RandomAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Draws the few samples that a {@link FewShot} asks for. A draw depends on its number and on the
 * samples, not on a run's seed.
 */
public final class FewShots {
  private FewShots() {}

  /**
   * Draws some of a selection.
   *
   * @param set that the selection is of
   * @param samples to draw from
   * @return a share of at least one sample, rounded up, with the classes in proportion to within a
   *     few samples; or exactly so many of each class that occurs
   * @throws InvalidValueException when a class has too few, or there are no classes
   */
  public static Selection of(DataSet set, Selection samples, FewShot shots) {
    int[] labels = Splits.labels(set, samples);
    int[] order = StratifiedOrder.of(labels, RandomAddress.of(shots.draw(), "few shots"));
    if (shots.perClass() == null) {
      return samples.at(Arrays.copyOf(order, share(samples.size(), shots.percent())));
    }
    Optional<Task.Classification> task = set.stratification();
    if (task.isEmpty()) {
      throw new InvalidValueException(
          "shots.perClass", shots.perClass(), "\"percent\" instead: the set has no classes");
    }
    List<String> names = set.names().getOrDefault(task.get().name(), List.of());
    return samples.at(perClass(order, labels, task.get(), names, shots.perClass()));
  }

  /** In decimal numbers, so that 1.1 percent of 3,000 are not 34. */
  private static int share(int size, double percent) {
    return BigDecimal.valueOf(percent)
        .multiply(BigDecimal.valueOf(size))
        .movePointLeft(2)
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }

  private static int[] perClass(
      int[] order, int[] labels, Task.Classification task, List<String> names, int count) {
    int[] taken = new int[task.classes()];
    int[] chosen =
        Arrays.stream(order).filter(position -> taken[labels[position]]++ < count).toArray();
    for (int label = 0; label < taken.length; label++) {
      if (taken[label] > 0 && taken[label] < count) {
        throw new InvalidValueException(
            "shots.perClass",
            count,
            "at most %d, the samples of class %s of task %s among those to train on"
                .formatted(
                    taken[label],
                    names.isEmpty() ? label : "\"" + names.get(label) + "\"",
                    task.name()));
      }
    }
    return chosen;
  }
}
