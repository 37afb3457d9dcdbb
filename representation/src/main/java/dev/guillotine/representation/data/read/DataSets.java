package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.mnist1d.Mnist1dSet;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.data.store.DataCache;
import dev.guillotine.representation.data.store.Reading;
import java.io.IOException;

/** Opens the sets that specifications name. */
public final class DataSets {
  private final LocatedSets located;

  /**
   * @param cache where sets that lie in files are laid down in a form that can be mapped
   * @param stored the object store
   */
  public DataSets(DataCache cache, StoredFiles stored) {
    this.located = new LocatedSets(cache, stored);
  }

  /**
   * Opens a set; the caller closes it.
   *
   * @param reading told how far the reading has come, where the set has to be read first
   * @throws dev.guillotine.representation.data.UnusableDataException if the set is missing, not
   *     whole, or not in its format
   * @throws IOException if reading failed
   */
  public DataSet open(DataSource source, Reading reading) throws IOException {
    if (source instanceof DataSource.Objects objects) {
      return new ObjectImageSet(objects);
    }
    if (source instanceof DataSource.Mnist1d signals) {
      return new Mnist1dSet(signals);
    }
    if (source instanceof LocatedSource files) {
      return located.open(files, reading);
    }
    throw new IllegalArgumentException("no reader for " + source);
  }
}
