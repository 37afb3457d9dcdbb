package dev.guillotine.representation.data.store;

import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens a set in a process of its own; it waits for a line after each beginning, for tests. */
final class SlowProgram {
  private SlowProgram() {}

  /**
   * Says {@code begun} once half of the samples are read, waits for a line, and ends with the
   * digest of the set and whether it holds what it should.
   *
   * @param arguments folder of the cache and key
   */
  public static void main(String[] arguments) throws IOException {
    CountingSource source = new CountingSource(1_000, 5);
    DataCache cache = new DataCache(Path.of(arguments[0]), Long.MAX_VALUE, Clock.systemUTC());
    DataSet set =
        cache.open(
            arguments[1],
            "test",
            "test-1",
            source,
            samples -> {
              if (samples == 500) {
                System.out.println("begun");
                if (System.in.read() < 0) {
                  throw new IOException("nobody waits for it");
                }
              }
            });
    System.out.println(set.identity().digest() + " " + source.equalTo(set));
  }
}
