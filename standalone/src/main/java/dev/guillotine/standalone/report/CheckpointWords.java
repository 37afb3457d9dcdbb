package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.Checkpoint;
import java.util.Locale;

/** What a checkpoint is called: by its step, since one epoch may have several checkpoints. */
public final class CheckpointWords {
  private CheckpointWords() {}

  /**
   * In short.
   *
   * @param epoch passes over the data so far
   * @param step optimizer steps so far, 0 for the untrained network
   */
  public static String of(int epoch, long step) {
    return step == 0 ? "untrained" : String.format(Locale.ROOT, "epoch %d, step %,d", epoch, step);
  }

  /** In short. */
  static String of(Checkpoint checkpoint) {
    return of(checkpoint.epoch(), checkpoint.step());
  }

  /** As the end of a sentence. */
  static String after(Checkpoint checkpoint) {
    return checkpoint.step() == 0
        ? "without pretraining"
        : String.format(
            Locale.ROOT,
            "after %d epochs (%,d steps) of pretraining",
            checkpoint.epoch(),
            checkpoint.step());
  }
}
