package dev.guillotine.benchmarks;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

/** Opens the sets that studies read, with a cache that lasts as long as the process. */
final class StudySets {
  private StudySets() {}

  /** Opens a set. */
  static DataSet open(DataSource source) throws IOException {
    DataCache cache =
        new DataCache(
            Files.createTempDirectory("guillotine-study"), Long.MAX_VALUE, Clock.systemUTC());
    return new DataSets(cache, new NoStore()).open(source, samples -> {});
  }
}
