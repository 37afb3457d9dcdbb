package dev.guillotine.contracts.api;

import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.validation.Required;

/**
 * A checkpoint that was made elsewhere ({@code POST /api/v1/checkpoints}).
 *
 * @param name what runs are to know it by
 * @param checkpoint what it is
 */
public record CheckpointSubmission(CheckpointName name, GivenCheckpoint checkpoint) {
  public CheckpointSubmission {
    Required.present("name", name);
    Required.present("checkpoint", checkpoint);
  }
}
