package dev.guillotine.probe.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.DeviceChoice;
import jakarta.inject.Singleton;

/** libtorch on the CPU, with the number of threads that the configuration gives. */
@Singleton
final class ProbeEngine {
  private final int threads;

  ProbeEngine(ComputeConfiguration configuration) {
    this.threads = configuration.threads();
  }

  /** Memory for the calling thread's work; to be closed when the work is done. */
  NDManager memory() {
    return ComputeEngine.start(threads, new DeviceChoice("cpu")).newManager();
  }
}
