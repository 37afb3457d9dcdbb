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

  private final FileChannel door;
  private final FileChannel room;

  /** The turns at the configured file, if any. */
  public ComputeTurns(ComputeConfiguration configuration) throws IOException {
    Path file = configuration.turns().orElse(null);
    this.door = file == null ? null : open(file.resolveSibling(file.getFileName() + ".door"));
    this.room = file == null ? null : open(file);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
    if (room == null) {
      return NOTHING;
    }
    try (FileLock entering = door.lock()) {
      FileLock inside = room.lock();
      return () -> end(inside);
    } catch (IOException e) {
      throw new RetryableFailure("no turn to compute: " + e.getMessage(), e);
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
    if (room != null) {
      room.close();
      door.close();
    }
  }
}
