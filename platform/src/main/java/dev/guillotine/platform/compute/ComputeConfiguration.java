package dev.guillotine.platform.compute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;

/** What a service may use of its machine. */
@ConfigMapping(prefix = "guillotine.compute")
public interface ComputeConfiguration {
  /** Threads inside one tensor operation; all available processors when absent. */
  @WithName("threads")
  Optional<Integer> givenThreads();

  /**
   * A file through which services on one machine agree whose turn it is to compute; services that
   * have their cores to themselves need none.
   */
  Optional<Path> turns();

  /**
   * Where networks compute: {@code auto} (GPUs if there are any), {@code cpu}, {@code cuda} (all
   * GPUs) or {@code cuda:N} (one of them, from 0).
   */
  @WithDefault("auto")
  String device();

  /** Threads inside one tensor operation. */
  default int threads() {
    return givenThreads().orElseGet(Runtime.getRuntime()::availableProcessors);
  }
}
