package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import java.io.IOException;
import java.nio.file.Path;

/** The network of a checkpoint, from the object store. */
final class StoredNetwork {
  private StoredNetwork() {}

  /**
   * Fetches and builds it.
   *
   * @param file for the weights, which may be deleted afterwards
   * @throws PermanentFailure when the weights are not those of the network that was announced
   */
  static Network load(
      CheckpointPublished source, ObjectStore store, Path file, ComputeEngine engine)
      throws WorkFailure {
    store.get(source.checkpoint().weights(), file);
    try {
      requireSame(source.architecture(), WeightsFile.architecture(file));
      return WeightsFile.read(file, engine);
    } catch (IOException e) {
      throw new PermanentFailure("the checkpoint cannot be used: " + e.getMessage(), e);
    }
  }

  /** With other weights than announced, features would lie under the wrong cuts or not fit them. */
  private static void requireSame(Architecture announced, Architecture stored)
      throws PermanentFailure {
    if (!stored.equals(announced)) {
      throw new PermanentFailure(
          "the checkpoint cannot be used: its weights are of the architecture %s, announced was %s"
              .formatted(Json.write(stored), Json.write(announced)));
    }
  }
}
