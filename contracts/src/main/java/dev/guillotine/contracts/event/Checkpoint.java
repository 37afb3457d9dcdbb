package dev.guillotine.contracts.event;

import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.Required;

/**
 * A state of a network that is whole in the object store.
 *
 * @param epoch passes over the data so far; 0 is the untrained network
 * @param step optimizer steps so far
 * @param last whether training ended here
 * @param weights the safetensors file; its digest is the checkpoint's digest
 */
public record Checkpoint(int epoch, long step, boolean last, ObjectReference weights) {
  public Checkpoint {
    Required.count("epoch", epoch);
    Required.count("step", step);
    Required.present("weights", weights);
  }

  /** SHA-256 of the weights: what the checkpoint is known by. */
  public String digest() {
    return weights.sha256();
  }
}
