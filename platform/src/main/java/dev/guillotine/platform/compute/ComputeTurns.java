package dev.guillotine.platform.compute;

import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets services that share a machine compute in turns, a training step or a forward pass at a time.
 * Two libtorch programs that each use every core at once slow each other down many times over: the
 * threads of one operation wait for one another, and the last of them waits for a core. In turns,
 * each gets the whole machine, and a step waits for at most one turn of each other service.
 *
 * <p>Turns are locks on two files, so that they end with the process that holds them, however it
 * dies. Who waits stands in the door, and nobody passes: whoever has just had a turn is behind. For
 * one thread of each process. Without {@code guillotine.compute.turns} nothing is waited for.
 */
@Singleton
public final class ComputeTurns implements AutoCloseable {
  private static final Turn NOTHING = () -> {};

  private final Path file;
  private FileChannel door;
  private FileChannel room;

  /** The turns at the configured file, if any. */
  public ComputeTurns(ComputeConfiguration configuration) throws IOException {
    this.file = configuration.turns().orElse(null);
    if (file != null) {
      open();
    }
  }

  /** Opens what is not open yet, or no longer: an interrupt closes the channel it finds waiting. */
  private void open() throws IOException {
    door = open(door, file.resolveSibling(file.getFileName() + ".door"));
    room = open(room, file);
  }

  private static FileChannel open(FileChannel before, Path file) throws IOException {
    return before != null && before.isOpen()
        ? before
        : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** The right to use every core, until it is closed. */
  @FunctionalInterface
  public interface Turn extends AutoCloseable {
    @Override
    void close() throws RetryableFailure;
  }

  /**
   * Waits for this service's turn.
   *
   * @throws RetryableFailure when the files cannot be locked
   */
  public Turn take() throws RetryableFailure {
    if (file == null) {
      return NOTHING;
    }
    try {
      open();
      return enter();
    } catch (IOException e) {
      throw new RetryableFailure("no turn to compute: " + e.getMessage(), e);
    }
  }

  private Turn enter() throws IOException {
    try (FileLock entering = door.lock()) {
      FileLock inside = room.lock();
      return () -> end(inside);
    }
  }

  private static void end(FileLock turn) throws RetryableFailure {
    try {
      turn.release();
    } catch (IOException e) {
      throw new RetryableFailure("the turn to compute did not end: " + e.getMessage(), e);
    }
  }

  @Override
  @jakarta.annotation.PreDestroy
  public void close() throws IOException {
    if (file != null) {
      room.close();
      door.close();
    }
  }
}
