package dev.guillotine.trainer.work;

import dev.guillotine.platform.storage.DataConfiguration;
import dev.guillotine.platform.storage.UserFiles;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The data sets that this service can open. */
final class TrainingData {
  @Produces
  @Singleton
  DataSets sets(DataConfiguration configuration, UserFiles files) {
    return new DataSets(
        new DataCache(configuration.cache(), configuration.cacheBytes(), Clock.systemUTC()), files);
  }
}
