package dev.guillotine.representation.data.store;

import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of sets that were read once and lie there in a form that can be mapped: each sample at
 * its place. Processes may share it; each entry is whole or not there, and one that was damaged
 * since is read anew. The least recently used ones go when there is no more room; what is still
 * open goes on being readable.
 */
public final class DataCache {
  private final Path folder;
  private final long capacity;
  private final Clock clock;

  /**
   * A cache.
   *
   * @param folder where it lies; created when it is missing
   * @param capacity bytes that it may hold, apart from the set read last
   * @param clock tells which entries were used last
   */
  public DataCache(Path folder, long capacity, Clock clock) {
    this.folder = folder;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Reads a set from its source. */
  @FunctionalInterface
  public interface Source {
    /** Hands everything to the writer. */
    void read(DataSetWriter writer) throws IOException;
  }

  /**
   * Opens a set, reading it first unless it was read before.
   *
   * @param key of the set's files and of how they are read: equal keys, equal sets
   * @param name of the set
   * @param version name and version of its reader
   * @param reading told how far the reading has come
   * @throws IOException from the source, or when there is no room
   */
  public DataSet open(String key, String name, String version, Source source, Reading reading)
      throws IOException {
    Files.createDirectories(folder);
    Path entry = folder.resolve(key);
    Optional<DataSet> held = held(entry);
    return held.isPresent() ? held.get() : read(entry, name, version, source, reading);
  }

  private Optional<DataSet> held(Path entry) throws IOException {
    if (!StoredSet.isWhole(entry)) {
      return Optional.empty();
    }
    try {
      DataSet set = new CachedSet(entry);
      markUsed(entry);
      return Optional.of(set);
    } catch (NoSuchFileException | DamagedEntryException e) {
      return Optional.empty();
    }
  }

  /** The set is opened before others can see it, so that none can take it away. */
  private DataSet read(Path entry, String name, String version, Source source, Reading reading)
      throws IOException {
    try (UnfinishedEntry unfinished = UnfinishedEntry.begin(folder)) {
      try (DataSetWriter writer =
          new DataSetWriter(unfinished.content(), unfinished.scratch(), reading)) {
        source.read(writer);
        writer.finish(name, version);
      }
      unfinished.force();
      DataSet set = new CachedSet(unfinished.content());
      unfinished.discard(entry);
      makeRoom(size(unfinished.content()), unfinished);
      move(unfinished.content(), entry);
      markUsed(entry);
      return set;
    }
  }

  /** Another process may have been faster: its entry is the same. */
  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!StoredSet.isWhole(to)) {
        throw e;
      }
    }
  }

  private void markUsed(Path entry) throws IOException {
    try {
      Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
    } catch (NoSuchFileException e) {
      // another process needed the room
    }
  }

  /** An entry as others may see it, too. */
  private record Entry(Path folder, FileTime used, long size) {}

  private void makeRoom(long needed, UnfinishedEntry unfinished) throws IOException {
    List<Entry> oldestFirst = entries();
    long held = oldestFirst.stream().mapToLong(Entry::size).sum();
    for (Entry entry : oldestFirst) {
      if (held + needed <= capacity) {
        return;
      }
      held -= entry.size();
      unfinished.discard(entry.folder());
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) all.filter(StoredSet::isWhole)::iterator) {
        try {
          entries.add(new Entry(entry, Files.getLastModifiedTime(entry), size(entry)));
        } catch (NoSuchFileException e) {
          // another process took it away
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Entry::used));
    return entries;
  }

  private static long size(Path entry) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(entry)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
