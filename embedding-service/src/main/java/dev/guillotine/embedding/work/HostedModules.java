package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.embedding.module.ModuleLimits;
import dev.guillotine.embedding.module.ModuleOrder;
import dev.guillotine.embedding.module.ModuleProcess;
import dev.guillotine.embedding.module.RefusedModuleException;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ModuleConfiguration;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.data.SampleBatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Modules that were made elsewhere, each in a process of its own, which lives for one piece of
 * work: nothing that a module does outlasts it.
 */
@Singleton
final class HostedModules {
  private final ModuleConfiguration modules;
  private final EmbeddingConfiguration.Modules limits;
  private final ComputeConfiguration compute;
  private final ObjectStore store;

  HostedModules(
      ModuleConfiguration modules,
      EmbeddingConfiguration configuration,
      ComputeConfiguration compute,
      ObjectStore store) {
    this.modules = modules;
    this.limits = configuration.modules();
    this.compute = compute;
    this.store = store;
  }

  /**
   * Starts a module; closing the pass ends it.
   *
   * @param folder for its file
   * @throws PermanentFailure when modules are not allowed, or this one cannot be loaded
   * @throws RetryableFailure when no process can be started
   */
  ForwardPass pass(CheckpointPublished source, List<CutPoint> cuts, Scratch.Folder folder)
      throws WorkFailure {
    requireAllowed();
    Path file = folder.file("module");
    store.get(source.checkpoint().weights(), file);
    ModuleOrder order =
        new ModuleOrder(
            file.toAbsolutePath().toString(),
            source.architecture().input(),
            cuts,
            compute.threads(),
            compute.device());
    try {
      ModuleProcess process =
          ModuleProcess.start(
              order, new ModuleLimits(limits.answer(), limits.memory(), limits.unpacked()));
      return new ForwardPass(samples -> embed(process, samples), limits.batch(), process::close);
    } catch (RefusedModuleException e) {
      throw refused(e);
    } catch (IOException e) {
      throw new RetryableFailure("could not start a module's process: " + e.getMessage(), e);
    }
  }

  private void requireAllowed() throws PermanentFailure {
    if (!modules.allowed()) {
      throw new PermanentFailure(
          "the checkpoint is a TorchScript module, which is a program: this service does not run it"
              + " unless its operator allows it (GUILLOTINE_MODULES_ALLOWED=true)");
    }
  }

  private static List<float[]> embed(ModuleProcess process, SampleBatch samples)
      throws PermanentFailure {
    try {
      return process.embed(samples, samples.slots());
    } catch (RefusedModuleException e) {
      throw refused(e);
    }
  }

  private static PermanentFailure refused(RefusedModuleException e) {
    return new PermanentFailure("the checkpoint cannot be used: " + e.getMessage(), e);
  }
}
