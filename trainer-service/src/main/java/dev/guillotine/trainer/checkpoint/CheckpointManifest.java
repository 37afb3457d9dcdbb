package dev.guillotine.trainer.checkpoint;

import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.Required;
import java.util.UUID;

/**
 * What makes a checkpoint whole: written last, when the files that it names are in the store.
 *
 * @param version of this format
 * @param runId the run
 * @param epoch passes over the data that were completed
 * @param step optimizer steps that were made
 * @param seconds spent on training so far, by all attempts
 * @param weights parameters and buffers of the network
 * @param optimizer what else is needed to go on: the optimizer's state, the target network, the
 *     online probe
 */
public record CheckpointManifest(
    int version,
    UUID runId,
    int epoch,
    long step,
    double seconds,
    ObjectReference weights,
    ObjectReference optimizer) {
  /** The version that is written. */
  public static final int VERSION = 2;

  public CheckpointManifest {
    Required.present("runId", runId);
    Required.count("epoch", epoch);
    Required.count("step", step);
    Required.finite("seconds", seconds);
    Required.present("weights", weights);
    Required.present("optimizer", optimizer);
  }
}
