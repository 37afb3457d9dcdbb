package dev.guillotine.representation.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder in which an entry of the cache is put together. Its lock ends with the process: folders
 * of processes that were killed are known by it, and removed by the next.
 */
final class UnfinishedEntry implements AutoCloseable {
  private static final String PREFIX = ".unfinished-";

  /** Sorts before all other names of the folder, so that it is the last to be removed. */
  private static final String LOCK = ".lock";

  private static final int MOST_ATTEMPTS = 10;

  /**
   * Those of this process. Their locks must not even be opened: on POSIX systems closing any
   * channel to a file gives up the process's lock on it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private int discarded;

  private UnfinishedEntry(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** A new one, after those that were left behind are gone. */
  static UnfinishedEntry begin(Path cache) throws IOException {
    Path real = cache.toRealPath();
    for (Path other : children(real)) {
      if (other.getFileName().toString().startsWith(PREFIX) && !OWN.contains(other)) {
        removeIfAbandoned(other);
      }
    }
    for (int attempt = 1; ; attempt++) {
      Path folder = real.resolve(PREFIX + UUID.randomUUID());
      OWN.add(folder);
      try {
        return create(folder);
      } catch (IOException e) {
        OWN.remove(folder);
        if (!(e instanceof NoSuchFileException) || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Fails with {@link NoSuchFileException} if another process took it for one left behind. */
  private static UnfinishedEntry create(Path folder) throws IOException {
    Files.createDirectory(folder);
    Path lock = folder.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      if (!Files.exists(lock)) {
        throw new NoSuchFileException(lock.toString());
      }
      UnfinishedEntry entry = new UnfinishedEntry(folder, channel);
      Files.createDirectory(entry.content());
      Files.createDirectory(entry.scratch());
      return entry;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void removeIfAbandoned(Path other) throws IOException {
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        remove(other);
      }
    } catch (OverlappingFileLockException e) {
      // in this process, by way of another class loader: not abandoned
    } catch (NoSuchFileException e) {
      removeIfEmpty(other);
    }
  }

  /** Without a lock it was only just created, and will be again, or almost removed. */
  private static void removeIfEmpty(Path other) throws IOException {
    try {
      Files.deleteIfExists(other);
    } catch (DirectoryNotEmptyException e) {
      // it has got its lock by now
    }
  }

  /** What becomes the entry. */
  Path content() {
    return folder.resolve("content");
  }

  /** For what is needed only until the entry is finished. */
  Path scratch() {
    return folder.resolve("scratch");
  }

  /** Sees to it that all content is on the disk, come what may. */
  void force() throws IOException {
    for (Path file : children(content())) {
      try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
        written.force(true);
      }
    }
  }

  /** Takes an entry out of the cache, if it is there, at once and for good. */
  void discard(Path entry) throws IOException {
    try {
      Path to = folder.resolve("discarded-" + discarded++);
      Files.move(entry, to, StandardCopyOption.ATOMIC_MOVE);
      remove(to);
    } catch (NoSuchFileException e) {
      // gone already
    }
  }

  @Override
  public void close() throws IOException {
    try {
      remove(folder);
    } finally {
      channel.close();
      OWN.remove(folder);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
