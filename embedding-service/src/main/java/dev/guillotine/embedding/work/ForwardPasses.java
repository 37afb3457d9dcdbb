package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.Scratch;
import jakarta.inject.Singleton;
import java.util.List;

/** Passes through checkpoints' networks: those that are built here, and modules. For one thread. */
@Singleton
final class ForwardPasses {
  private final LoadedNetwork networks;
  private final HostedModules modules;

  ForwardPasses(LoadedNetwork networks, HostedModules modules) {
    this.networks = networks;
    this.modules = modules;
  }

  /**
   * A pass; the caller closes it.
   *
   * @param cuts which it is to give
   * @param folder for files that are needed as long as it is open
   * @throws dev.guillotine.platform.failure.PermanentFailure when the checkpoint cannot be used
   */
  ForwardPass open(CheckpointPublished source, List<CutPoint> cuts, Scratch.Folder folder)
      throws WorkFailure {
    return source.architecture().backbone() instanceof Backbone.Module
        ? modules.pass(source, cuts, folder)
        : networks.pass(source, cuts, folder);
  }
}
