package dev.guillotine.standalone.stack;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a home to one stack. The operating system lets go of it when the process ends, however it
 * ends; the file stays, and holds the id of the process that locked it last.
 *
 * <p>A process that holds a lock must not so much as open that file a second time: closing it would
 * let go of the lock. Hence the list of what this process holds.
 */
final class HomeLock implements AutoCloseable {
  private static final long SELF = ProcessHandle.current().pid();
  private static final int TRIES = 10;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes a home.
   *
   * @throws StartFailedException naming the process that has it
   */
  static HomeLock take(Home home) {
    Path file = home.lock();
    if (!HELD_HERE.add(file)) {
      throw taken(home, Long.toString(SELF));
    }
    try {
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      if (!locks(channel)) {
        channel.close();
        throw taken(home, writtenIn(file));
      }
      byte[] self = (SELF + "\n").getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(self), 0);
      channel.truncate(self.length);
      return new HomeLock(file, channel);
    } catch (IOException e) {
      HELD_HERE.remove(file);
      throw new UncheckedIOException("can't lock " + home.folder() + ": " + e.getMessage(), e);
    } catch (StartFailedException e) {
      HELD_HERE.remove(file);
      throw e;
    }
  }

  /** The process that has a home now; none when it is free. */
  static OptionalLong holder(Home home) {
    Path file = home.lock();
    if (HELD_HERE.contains(file)) {
      return OptionalLong.of(SELF);
    }
    if (Files.notExists(file)) {
      return OptionalLong.empty();
    }
    try (FileChannel channel = FileChannel.open(file, READ)) {
      String pid = writtenIn(file);
      return pid.isEmpty() || channel.tryLock(0, Long.MAX_VALUE, true) != null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(pid));
    } catch (IOException e) {
      throw new UncheckedIOException("can't look at " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD_HERE.remove(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't unlock " + file, e);
    }
  }

  /** Whoever only looks who holds the lock is in the way for a moment: hence more than one try. */
  private static boolean locks(FileChannel channel) throws IOException {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      if (channel.tryLock() != null) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
    return channel.tryLock() != null;
  }

  private static StartFailedException taken(Home home, String pid) {
    return new StartFailedException(
        ("a stack already runs in %s (pid %s): use it, stop it with \"guillotine down\","
                + " or choose another folder with --home")
            .formatted(home.folder(), pid));
  }

  private static String writtenIn(Path lock) throws IOException {
    return Files.readString(lock).lines().findFirst().orElse("");
  }
}
