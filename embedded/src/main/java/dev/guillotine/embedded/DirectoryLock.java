package dev.guillotine.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to be the only broker over a directory, held until closed or until the process ends.
 *
 * <p>A broker locks its directory too, but only after its controller has begun to write there.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE_NAME = "embedded.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the right at once or not at all.
   *
   * @param directory an existing directory
   * @throws IOException if another broker, of this process or another one, holds the right, or the
   *     directory can't be written
   */
  static DirectoryLock take(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (locked(channel)) {
        return new DirectoryLock(channel);
      }
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    throw new IOException("directory " + directory + " is in use by another embedded broker");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
