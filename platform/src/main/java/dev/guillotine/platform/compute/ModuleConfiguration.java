package dev.guillotine.platform.compute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether networks may be brought as programs. */
@ConfigMapping(prefix = "guillotine.modules")
public interface ModuleConfiguration {
  /**
   * Whether TorchScript modules are taken, and run. They are programs: they run in a process of
   * their own, within bounds of time and memory, but not in a sandbox.
   */
  @WithDefault("false")
  boolean allowed();
}
