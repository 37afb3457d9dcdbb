package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.representation.checkpoint.TrunkFiles;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.DeviceChoice;
import dev.guillotine.representation.network.Network;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes a network up to one cut as safetensors and as TorchScript, unless both are there. */
@Singleton
public final class TrunkWork implements Work<TrunkRequested> {
  private final ComputeConfiguration compute;
  private final ObjectStore store;
  private final Scratch scratch;

  TrunkWork(ComputeConfiguration compute, ObjectStore store, Scratch scratch) {
    this.compute = compute;
    this.store = store;
    this.scratch = scratch;
  }

  @Override
  public void perform(TrunkRequested task, Lease lease) throws WorkFailure {
    if (store.size(task.module()).isPresent()) {
      return;
    }
    CheckpointPublished source = task.source();
    ComputeEngine engine =
        ComputeEngine.start(compute.threads(), new DeviceChoice(compute.device()));
    try (Scratch.Folder folder = scratch.open();
        Network network = StoredNetwork.load(source, store, folder.file("network"), engine)) {
      Path weights = folder.file("weights");
      Path module = folder.file("module");
      TrunkFiles.writeWeights(network, task.point(), metadata(task), weights);
      lease.check();
      TrunkFiles.writeModule(network, task.point(), source.normalisation(), module);
      lease.check();
      store.put(task.weights(), weights);
      store.put(task.module(), module);
    } catch (InvalidValueException e) {
      throw new PermanentFailure("the checkpoint cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not write the trunk: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> metadata(TrunkRequested task) {
    CheckpointPublished source = task.source();
    return Map.of(
        "guillotine.checkpoint", source.checkpoint().digest(),
        "guillotine.architecture", Json.write(source.architecture()),
        "guillotine.normalisation", Json.write(source.normalisation()),
        "guillotine.cut", task.cut());
  }
}
