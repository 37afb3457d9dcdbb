package dev.guillotine.embedding.work;

import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.DeviceChoice;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Ends the service as it starts when it was given a device that is not there: otherwise every task
 * would fail. Where any will do, libtorch is loaded by the first task that needs it.
 */
@Singleton
public class DeviceCheck {
  private final ComputeConfiguration compute;

  DeviceCheck(ComputeConfiguration compute) {
    this.compute = compute;
  }

  void begin(@Observes StartupEvent event) {
    DeviceChoice choice = new DeviceChoice(compute.device());
    if (choice.needsGpu()) {
      ComputeEngine.start(compute.threads(), choice);
    }
  }
}
