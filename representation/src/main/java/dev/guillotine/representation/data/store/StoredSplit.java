package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One split of a stored set.
 *
 * @param split which part
 * @param size number of samples
 * @param samples SHA-256 of all samples
 * @param targets SHA-256 of the file of their targets
 * @param written when the file of its samples was last written to, in nanoseconds since 1970
 */
record StoredSplit(Split split, int size, String samples, String targets, long written) {
  private static final int BUFFER = 1 << 16;

  /** The split whose files were written just now. */
  static StoredSplit of(Path folder, Split split, int size, String samples) throws IOException {
    return new StoredSplit(
        split, size, samples, digest(targets(folder, split)), lastWritten(samples(folder, split)));
  }

  /** The file of its samples, one after another. */
  static Path samples(Path folder, Split split) {
    return folder.resolve(split.json() + ".samples");
  }

  /** The file of its targets. */
  static Path targets(Path folder, Split split) {
    return folder.resolve(split.json() + ".safetensors");
  }

  /**
   * Checks that the files are what they were. Samples are checked by number and time of writing: to
   * go through them all would take as long as to read the set.
   *
   * @param bytes of one sample
   * @throws DamagedEntryException if they are not
   */
  void requireUntouched(Path folder, int bytes) throws IOException {
    Path file = samples(folder, split);
    long expected = (long) size * bytes;
    if (Files.size(file) != expected) {
      throw new DamagedEntryException(
          file, "has %d of %d bytes".formatted(Files.size(file), expected));
    }
    if (lastWritten(file) != written) {
      throw new DamagedEntryException(file, "was written to after it was finished");
    }
    if (!digest(targets(folder, split)).equals(targets)) {
      throw new DamagedEntryException(targets(folder, split), "has another digest");
    }
  }

  private static long lastWritten(Path file) throws IOException {
    return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
  }

  private static String digest(Path file) throws IOException {
    ContentDigest digest = new ContentDigest();
    try (InputStream input = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.raw(buffer, 0, read);
      }
    }
    return digest.hexadecimal();
  }
}
