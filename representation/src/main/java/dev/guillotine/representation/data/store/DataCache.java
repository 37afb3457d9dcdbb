package dev.guillotine.representation.data.store;

import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of sets that were read once and lie there in a form that can be mapped: each sample at
 * its place. Processes may share it; each entry is whole or not there. The least recently used ones
 * go when there is no more room; what is still open goes on being readable.
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
    if (!StoredSet.isWhole(entry)) {
      read(entry, name, version, source, reading);
    }
    DataSet set = new CachedSet(entry);
    Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
    return set;
  }

  private void read(Path entry, String name, String version, Source source, Reading reading)
      throws IOException {
    try (UnfinishedEntry unfinished = UnfinishedEntry.begin(folder)) {
      try (DataSetWriter writer = new DataSetWriter(unfinished.content(), reading)) {
        source.read(writer);
        writer.finish(name, version);
      }
      makeRoom(size(unfinished.content()));
      move(unfinished.content(), entry);
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

  private void makeRoom(long needed) throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> all = Files.list(folder)) {
      oldestFirst =
          all.filter(StoredSet::isWhole).sorted(Comparator.comparing(DataCache::used)).toList();
    }
    long held = 0;
    for (Path entry : oldestFirst) {
      held += size(entry);
    }
    for (Path entry : oldestFirst) {
      if (held + needed <= capacity) {
        return;
      }
      held -= size(entry);
      UnfinishedEntry.remove(entry);
    }
  }

  private static FileTime used(Path entry) {
    try {
      return Files.getLastModifiedTime(entry);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
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
