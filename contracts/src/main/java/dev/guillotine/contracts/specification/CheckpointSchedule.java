package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.IntegerRange;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * After which epochs a checkpoint is published and probed. The last epoch always is.
 *
 * @param untrained whether the network before any training is probed too, as a control; default
 *     true
 * @param everyEpochs epochs between published checkpoints, 0 for none but the last, default 0
 */
public record CheckpointSchedule(Boolean untrained, Integer everyEpochs) {
  private static final IntegerRange EVERY_EPOCHS =
      new IntegerRange("everyEpochs", 0, 0, RunSpecification.MOST_EPOCHS);

  public CheckpointSchedule {
    untrained = untrained == null || untrained;
    everyEpochs = EVERY_EPOCHS.require(everyEpochs);
  }

  /** The epochs whose end publishes a checkpoint, ascending; 0 is the untrained network. */
  public SortedSet<Integer> epochs(int lastEpoch) {
    SortedSet<Integer> epochs = new TreeSet<>();
    if (untrained) {
      epochs.add(0);
    }
    for (int epoch = everyEpochs; everyEpochs > 0 && epoch < lastEpoch; epoch += everyEpochs) {
      epochs.add(epoch);
    }
    epochs.add(lastEpoch);
    return epochs;
  }
}
