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
 * @param written when the file of its samples was last written to, in nanoseconds since 1970
 */
record StoredSplit(Split split, int size, String samples, long written) {
  private static final int BUFFER = 1 << 16;

  /** What was written just now. */
  static StoredSplit of(Path folder, Split split, int size, String samples) throws IOException {
    return new StoredSplit(split, size, samples, written(samples(folder, split)));
  }

  /** The file of its samples, one after another. */
  static Path samples(Path folder, Split split) {
    return folder.resolve(split.json() + ".samples");
  }

  /** The file of its targets. */
  static Path targets(Path folder, Split split) {
    return folder.resolve(split.json() + ".safetensors");
  }

  /** Adds all that it holds. */
  void addTo(ContentDigest digest, Path folder) throws IOException {
    Path targets = targets(folder, split);
    digest.text(split.json()).number(size).text(samples).number(Files.size(targets));
    try (InputStream input = Files.newInputStream(targets)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.raw(buffer, 0, read);
      }
    }
  }

  /**
   * Checks that nobody wrote to the samples since.
   *
   * @param bytes of one sample
   */
  void requireUntouched(Path folder, int bytes) throws IOException {
    Path file = samples(folder, split);
    long expected = (long) size * bytes;
    if (Files.size(file) != expected) {
      throw new DamagedEntryException(
          file, "has %d of %d bytes".formatted(Files.size(file), expected));
    }
    if (written(file) != written) {
      throw new DamagedEntryException(file, "was written to after it was finished");
    }
  }

  private static long written(Path file) throws IOException {
    return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
  }
}
