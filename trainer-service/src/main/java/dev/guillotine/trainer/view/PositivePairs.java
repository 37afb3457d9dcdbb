package dev.guillotine.trainer.view;

import dev.guillotine.contracts.specification.Positives;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import dev.guillotine.trainer.label.Labels;
import java.util.Arrays;

/**
 * Which sample the second view of a pair shows: with a given probability another sample of the same
 * class, each equally likely, otherwise the sample itself; always itself where it is alone in its
 * class. A pure function of the address, the epoch and the first sample's position. Safe for use by
 * several threads at once.
 */
public final class PositivePairs {
  private final double probability;
  private final RandomAddress address;

  /** Class of each sample. */
  private final int[] labels;

  /** All positions, class by class, and the place of each position in this order. */
  private final int[] order;

  private final int[] places;

  /** Where in the order each class begins; one more than there are classes. */
  private final int[] starts;

  /**
   * @param labels class of each sample, from 0
   * @param probability of another sample, 0 to 1
   * @param address of every draw
   */
  public PositivePairs(int[] labels, double probability, RandomAddress address) {
    this.probability = probability;
    this.address = address;
    this.labels = labels.clone();
    this.order = new int[labels.length];
    this.places = new int[labels.length];
    this.starts = new int[Arrays.stream(labels).max().orElse(-1) + 2];
    for (int label : labels) {
      starts[label + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    for (int position = 0; position < labels.length; position++) {
      places[position] = next[labels[position]]++;
      order[places[position]] = position;
    }
  }

  /**
   * The pairs of a run.
   *
   * @param set that declares the task
   * @param samples to pair
   * @param seed of the run
   * @throws InvalidValueException if the set has no such classification
   */
  public static PositivePairs of(Positives positives, DataSet set, Samples samples, long seed) {
    RandomAddress address = RandomAddress.of(seed, "positives");
    if (positives.sameClass() == 0) {
      return new PositivePairs(new int[samples.size()], 0, address);
    }
    Labels labels = Labels.require("positives.task", positives.task(), set, samples);
    return new PositivePairs(labels.values(), positives.sameClass(), address);
  }

  /** The partner of each position. */
  public int[] of(int epoch, int[] positions) {
    RandomAddress ofEpoch = address.at(epoch);
    RandomStream random = new RandomStream(ofEpoch);
    return Arrays.stream(positions)
        .map(
            position -> {
              random.moveTo(ofEpoch.at(position));
              return partner(position, random);
            })
        .toArray();
  }

  private int partner(int position, RandomStream random) {
    int start = starts[labels[position]];
    int others = starts[labels[position] + 1] - start - 1;
    if (!random.chance(probability) || others == 0) {
      return position;
    }
    int place = start + random.below(others);
    return order[place < places[position] ? place : place + 1];
  }
}
