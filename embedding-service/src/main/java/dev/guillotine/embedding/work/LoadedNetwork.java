package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.CutPass;
import dev.guillotine.representation.network.DeviceChoice;
import dev.guillotine.representation.network.Network;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The network that was used last, and the pass to the cuts that were asked for last: the pieces of
 * one extraction mostly come one after another. For one thread.
 */
@Singleton
final class LoadedNetwork implements AutoCloseable {
  private final ComputeConfiguration compute;
  private final ObjectStore store;
  private CheckpointPublished source;
  private List<CutPoint> cuts;
  private Network network;
  private CutPass pass;

  LoadedNetwork(ComputeConfiguration compute, ObjectStore store) {
    this.compute = compute;
    this.store = store;
  }

  /**
   * A pass through a checkpoint's network.
   *
   * @param asked which cuts it is to give
   * @param folder for the weights while they are read
   * @throws PermanentFailure when the weights are not those of the network that was announced
   */
  ForwardPass pass(CheckpointPublished wanted, List<CutPoint> asked, Scratch.Folder folder)
      throws WorkFailure {
    ComputeEngine engine =
        ComputeEngine.start(compute.threads(), new DeviceChoice(compute.device()));
    if (!holds(wanted)) {
      close();
      network = StoredNetwork.load(wanted, store, folder.file("weights"), engine);
      source = wanted;
    }
    if (!asked.equals(cuts)) {
      closePass();
      pass = at(asked);
      cuts = asked;
    }
    return ForwardPass.through(pass::embed, engine::newManager);
  }

  private boolean holds(CheckpointPublished wanted) {
    return source != null
        && source.checkpoint().weights().equals(wanted.checkpoint().weights())
        && source.architecture().equals(wanted.architecture());
  }

  private CutPass at(List<CutPoint> asked) throws PermanentFailure {
    try {
      return network.at(asked);
    } catch (InvalidValueException e) {
      throw new PermanentFailure("the checkpoint cannot be used: " + e.getMessage(), e);
    }
  }

  private void closePass() {
    if (pass != null) {
      pass.close();
    }
    cuts = null;
    pass = null;
  }

  @Override
  @PreDestroy
  public void close() {
    closePass();
    if (network != null) {
      network.close();
    }
    source = null;
    network = null;
  }
}
