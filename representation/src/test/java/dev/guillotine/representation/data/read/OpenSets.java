package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.files.FolderStore;
import dev.guillotine.representation.data.store.DataCache;
import java.nio.file.Path;
import java.time.Clock;

/** Opens sets, for tests. */
public final class OpenSets {
  private OpenSets() {}

  /** With a cache and an object store in a folder: buckets are the folders in {@code stored}. */
  public static DataSets in(Path folder) {
    return new DataSets(
        new DataCache(folder.resolve("cache"), Long.MAX_VALUE, Clock.systemUTC()),
        new FolderStore(folder.resolve("stored")));
  }
}
