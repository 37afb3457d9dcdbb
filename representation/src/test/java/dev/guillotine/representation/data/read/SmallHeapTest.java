package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.store.DataCache;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of 300 MB is read by a program that has 64 MB. */
class SmallHeapTest {
  private static final int IMAGES = 100;

  /** Noise of that many pixels square is a PNG of 3 MB. */
  private static final int SIDE = 1_000;

  /** Or 4 MB as pixels of the set, of which a batch would be a gigabyte. */
  private static final Pixels PIXELS = new Pixels(1_024, 3, null);

  @TempDir private Path temp;

  @Test
  void shouldReadFoldersManyTimesItsMemory() throws Exception {
    Path first = null;
    for (int i = 0; i < IMAGES; i++) {
      Path file = temp.resolve("set/train/%s/%d.png".formatted(i % 2 == 0 ? "a" : "b", i));
      Files.createDirectories(file.getParent());
      if (first == null) {
        first = Files.write(file, TestImages.noise(SIDE));
      } else {
        Files.createLink(file, first);
      }
    }

    assertThat(read(new LocatedSource.Folders(set(), PIXELS))).isEqualTo("read 100");
  }

  @Test
  void shouldReadShardsManyTimesItsMemory() throws Exception {
    byte[] image = TestImages.noise(SIDE);
    Files.createDirectories(temp.resolve("set"));
    try (OutputStream file = Files.newOutputStream(temp.resolve("set/train.tar"));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      for (int i = 0; i < IMAGES; i++) {
        add(tar, i + ".png", image);
        add(tar, i + ".cls", new byte[] {(byte) ('0' + i % 2)});
      }
    }

    assertThat(read(new LocatedSource.WebDataset(set(), PIXELS, null, null))).isEqualTo("read 100");
  }

  @Test
  void shouldRefuseACellOfAHundredMegabytes() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    Files.createDirectories(temp.resolve("set"));
    Path table = temp.resolve("set/table.csv");
    try (OutputStream file = Files.newOutputStream(table)) {
      file.write("file,label\n\"".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        file.write(megabyte);
      }
    }

    assertThat(read(new LocatedSource.Manifest(table.toString(), PIXELS, null, null)))
        .startsWith("refused " + table + ", line 2: found a row of more than 1048576 bytes");
  }

  private String set() {
    return temp.resolve("set").toString();
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private String read(LocatedSource source) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                Json.write(source),
                temp.resolve("cache").toString())
            .redirectErrorStream(true)
            .start();
    try {
      byte[] said = process.getInputStream().readAllBytes();
      return new String(said, StandardCharsets.UTF_8).strip();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Reads the set that its first argument describes into the cache that its second names. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      DataCache cache = new DataCache(Path.of(arguments[1]), 1L << 40, Clock.systemUTC());
      DataSets sets = new DataSets(cache, new FolderStore(Path.of(arguments[1])));
      try (DataSet set = sets.open(Json.read(arguments[0], DataSource.class), samples -> {})) {
        System.out.println("read " + set.train().size());
      } catch (UnusableDataException e) {
        System.out.println("refused " + e.getMessage());
      }
    }
  }
}
