package dev.guillotine.standalone.data;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.ToIntFunction;

/**
 * A data set that lies on this machine or is generated, with its splits.
 *
 * @param set the samples
 * @param splits those that runs use
 */
public record LocalData(DataSet set, Splits splits) implements AutoCloseable {
  /** The services' default for the same folder. */
  private static final long CAPACITY = 20L << 30;

  /**
   * Opens a set, and shows how far its reading has come where it has to be read first.
   *
   * @param cache the folder of sets that were read
   * @param validation samples to carve out where the set has no validation split
   * @throws InvalidValueException if the set is one of a gateway's catalogue, or too small to carve
   * @throws dev.guillotine.representation.data.UnusableDataException if the set is missing, not
   *     whole, not in its format, or in the object store
   * @throws IOException if reading failed
   */
  public static LocalData open(
      DataSource source, Path cache, ToIntFunction<DataSet> validation, Terminal terminal)
      throws IOException {
    if (source instanceof DataSource.Registered) {
      throw new InvalidValueException(
          "set",
          "registered",
          "a set that is generated or lies on this machine; the gateway tells what those hold that"
              + " are registered with it");
    }
    ReadingLine reading = new ReadingLine(terminal, Clock.systemUTC(), "reading");
    DataSets sets =
        new DataSets(new DataCache(cache, CAPACITY, Clock.systemUTC()), new StoredElsewhere());
    DataSet set;
    try {
      set = sets.open(source, reading);
    } finally {
      reading.end();
    }
    try {
      return new LocalData(set, new Splits(set, validation.applyAsInt(set)));
    } catch (InvalidValueException e) {
      set.close();
      throw e;
    }
  }

  @Override
  public void close() {
    set.close();
  }
}
