package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.IntegerRange;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * After which steps a checkpoint is published and probed. The last step's always is.
 *
 * @param untrained whether the network before any training is probed too, as a control; default
 *     true
 * @param everyEpochs epochs between published checkpoints, 0 for none, default 0
 * @param everySteps steps between published checkpoints, 0 for none, default 0
 * @param perDecade published checkpoints for every tenfold of steps, evenly on a logarithmic scale
 *     from step 1 on, 0 for none, to 100, default 0
 * @param kept newest checkpoints that are kept to resume from, 1 to 100, default 2; those that were
 *     published stay whatever their age
 * @param optimizer whether published checkpoints keep the optimizer's state, to be trained on from;
 *     default false
 */
public record CheckpointSchedule(
    Boolean untrained,
    Integer everyEpochs,
    Integer everySteps,
    Integer perDecade,
    Integer kept,
    Boolean optimizer) {
  private static final IntegerRange EVERY_EPOCHS =
      new IntegerRange("everyEpochs", 0, 0, RunSpecification.MOST_EPOCHS);
  private static final IntegerRange EVERY_STEPS =
      new IntegerRange("everySteps", 0, 0, Integer.MAX_VALUE);
  private static final IntegerRange PER_DECADE = new IntegerRange("perDecade", 0, 0, 100);
  private static final IntegerRange KEPT = new IntegerRange("kept", 2, 1, 100);

  public CheckpointSchedule {
    untrained = untrained == null || untrained;
    everyEpochs = EVERY_EPOCHS.require(everyEpochs);
    everySteps = EVERY_STEPS.require(everySteps);
    perDecade = PER_DECADE.require(perDecade);
    kept = KEPT.require(kept);
    optimizer = optimizer != null && optimizer;
  }

  /** The default: the untrained network and the last step. */
  public static CheckpointSchedule standard() {
    return new CheckpointSchedule(null, null, null, null, null, null);
  }

  /**
   * The steps after which a checkpoint is published, ascending; 0 is the untrained network.
   *
   * @param stepsPerEpoch at least 1
   * @param last steps of the whole run, 0 where nothing is trained
   */
  public SortedSet<Long> steps(int stepsPerEpoch, long last) {
    SortedSet<Long> steps = new TreeSet<>();
    if (untrained) {
      steps.add(0L);
    }
    addEvery((long) everyEpochs * stepsPerEpoch, last, steps);
    addEvery(everySteps, last, steps);
    if (perDecade > 0) {
      for (int power = 0; Math.pow(10, (double) power / perDecade) < last; power++) {
        steps.add(Math.round(Math.pow(10, (double) power / perDecade)));
      }
    }
    steps.add(last);
    return steps.headSet(last + 1);
  }

  private static void addEvery(long interval, long last, SortedSet<Long> steps) {
    for (long step = interval; interval > 0 && step < last; step += interval) {
      steps.add(step);
    }
  }
}
