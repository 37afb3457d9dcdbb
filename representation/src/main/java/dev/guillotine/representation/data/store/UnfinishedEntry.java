package dev.guillotine.representation.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder in which an entry of the cache is put together. Its lock ends with the process: folders
 * of processes that were killed are known by it, and removed.
 */
final class UnfinishedEntry implements AutoCloseable {
  private static final String PREFIX = ".unfinished-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private UnfinishedEntry(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** A new one, after those that were left behind are gone. */
  static UnfinishedEntry begin(Path cache) throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      List<Path> others =
          all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
      for (Path other : others) {
        if (abandoned(other)) {
          remove(other);
        }
      }
    }
    Path folder = Files.createDirectory(cache.resolve(PREFIX + UUID.randomUUID()));
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    Files.createDirectory(folder.resolve("content"));
    return new UnfinishedEntry(folder, channel);
  }

  /** Without a lock file it was only just created, or is being removed. */
  private static boolean abandoned(Path other) throws IOException {
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** What becomes the entry. */
  Path content() {
    return folder.resolve("content");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    remove(folder);
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
