package dev.guillotine.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where data sets lie once they were read. */
@ConfigMapping(prefix = "guillotine.data")
public interface DataConfiguration {
  /**
   * Folder of the sets that were read, in a form that can be mapped into memory. Processes on one
   * machine may share it. Everything in it can be read anew.
   */
  @WithDefault("${java.io.tmpdir}/guillotine-data")
  Path cache();

  /** Bytes that the folder may hold, apart from the set read last; the oldest go first. */
  @WithDefault("21474836480")
  long cacheBytes();
}
