package dev.guillotine.trainer.work;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.ModuleCutPoints;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.checkpoint.GivenWeights;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A run whose network was trained elsewhere: its weights are checked, stored as ours are, and
 * published as the run's only checkpoint. A module is published as it is: only who runs it can tell
 * what it does.
 *
 * @param store where they lie, and where they go
 * @param scratch for files
 * @param publisher is told
 */
record GivenRun(ObjectStore store, Scratch scratch, EventPublisher publisher) {

  /**
   * Publishes the checkpoint.
   *
   * @throws PermanentFailure when the weights are not there or cannot be used
   */
  void publish(RunRequested task, GivenCheckpoint given, ComputeEngine engine, Lease lease)
      throws WorkFailure {
    try (Scratch.Folder folder = scratch.open()) {
      Path file = folder.file("given");
      store.get(given.file(), file);
      lease.check();
      publisher.publish(
          given.backbone() instanceof Backbone.Module module
              ? published(task, given, ModuleCutPoints.of(module), given.file())
              : rewritten(task, given, file, folder, engine));
    } catch (IOException | InvalidValueException e) {
      throw new PermanentFailure("the given checkpoint cannot be used: " + e.getMessage(), e);
    }
  }

  private CheckpointPublished rewritten(
      RunRequested task,
      GivenCheckpoint given,
      Path file,
      Scratch.Folder folder,
      ComputeEngine engine)
      throws IOException, WorkFailure {
    Path weights = folder.file("weights");
    try (Network network = GivenWeights.read(file, given.architecture(), engine)) {
      WeightsFile.write(network, weights);
      ObjectReference stored = store.put(ObjectKeys.weights(task.runId(), 0), weights);
      return published(task, given, network.definition().cutPoints(), stored);
    }
  }

  private static CheckpointPublished published(
      RunRequested task, GivenCheckpoint given, List<CutPoint> cuts, ObjectReference weights) {
    RunSpecification specification = task.specification();
    return new CheckpointPublished(
        task.runId(),
        Instant.now(),
        new Checkpoint(0, 0, true, 1, weights),
        given.architecture(),
        cuts,
        given.normalisation(),
        specification.data(),
        specification.probes(),
        specification.seed());
  }
}
