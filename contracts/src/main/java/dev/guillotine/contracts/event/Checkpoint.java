package dev.guillotine.contracts.event;

import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * A state of a network that is whole in the object store. Within its run it is known by its step:
 * one epoch may have several.
 *
 * @param epoch whole passes over the data so far
 * @param step optimizer steps so far; 0 is the untrained network
 * @param last whether training ended here
 * @param siblings how many checkpoints the run publishes, this one included
 * @param weights the safetensors file; its digest is the checkpoint's digest
 */
public record Checkpoint(
    int epoch, long step, boolean last, int siblings, ObjectReference weights) {
  public Checkpoint {
    Required.count("epoch", epoch);
    Required.count("step", step);
    new IntegerRange("siblings", 0, 1, Integer.MAX_VALUE).require(siblings);
    Required.present("weights", weights);
  }

  /** SHA-256 of the weights: what the checkpoint is known by. */
  public String digest() {
    return weights.sha256();
  }
}
