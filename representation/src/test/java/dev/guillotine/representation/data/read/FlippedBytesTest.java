package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.store.DataCache;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes of whole files are replaced by random ones, one to eight at a time: what comes out is a set
 * or a refusal, and nothing else. Time is bounded only so that a reader that never ends fails.
 */
class FlippedBytesTest {
  private static final int FILES = 500;
  private static final Duration FOREVER = Duration.ofMinutes(5);

  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void writeImages() throws IOException {
    places = new BothPlaces(temp);
    for (int i = 0; i < 3; i++) {
      places.write("images/%d.png".formatted(i), png(10 * i));
    }
  }

  @Test
  void shouldReadOrRefuseText() {
    StringBuilder table = new StringBuilder("file,split,group,label,x,tags\n");
    for (int i = 0; i < 8; i++) {
      table.append("images/%d.png,%s,".formatted(i % 3, i < 6 ? "train" : "test"));
      table.append("g%d,\"c\"\"%d\",%d.5,a;é\n".formatted(i, i % 2, i));
    }
    byte[] whole = table.toString().getBytes(StandardCharsets.UTF_8);
    readOrRefuse("table.csv", whole, FlippedBytesTest::manifest);
  }

  @Test
  void shouldReadOrRefuseColumns() throws IOException {
    for (String name : new String[] {"none", "snappy", "gzip", "zstd", "lz4", "groups"}) {
      readOrRefuse(
          FILES / 5, "table.parquet", fixture(name + ".parquet"), FlippedBytesTest::manifest);
    }
  }

  @Test
  void shouldReadOrRefuseShards() throws IOException {
    readOrRefuse(
        "train.tar",
        fixture("train-000000.tar"),
        path -> WebDatasetReaderTest.source(path.replace("/train.tar", ""), null, null));
  }

  @Test
  void shouldReadOrRefuseArchives() throws IOException {
    readOrRefuse(
        "data.npz", fixture("dsprites.npz"), path -> new LocatedSource.Npz(path, null, null, null));
    NpzBytes signals =
        new NpzBytes()
            .floats("x", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
            .text("y", 3, "cat", "dog", "cat")
            .longs("z", new long[] {0, 1, 1, 0, 0, 1}, 3, 2)
            .floats("x_test", new float[] {1, 2}, 1, 2)
            .text("y_test", 3, "dog")
            .longs("z_test", new long[] {0, 1}, 1, 2);
    readOrRefuse("data.npz", signals.done(), path -> new LocatedSource.Npz(path, null, null, null));
  }

  private void readOrRefuse(String name, byte[] whole, Function<String, LocatedSource> source) {
    readOrRefuse(FILES, name, whole, source);
  }

  private void readOrRefuse(
      int files, String name, byte[] whole, Function<String, LocatedSource> source) {
    LocatedSource located = source.apply(places.folder().resolve(name).toString());
    RandomAddress address = RandomAddress.of(whole.length, "flipped bytes of " + name);
    int[] refused = {0};
    assertTimeoutPreemptively(
        FOREVER,
        () -> {
          for (int file = 0; file < files; file++) {
            places.write(name, flipped(whole, new RandomStream(address.at(file))));
            refused[0] += refused(located, file) ? 1 : 0;
          }
        });
    assertThat(refused[0]).as("refused of %d", files).isBetween(1, files);
  }

  /** Each file is read anew: the cache must not take it for the one before. */
  private boolean refused(LocatedSource source, int file) throws IOException {
    DataCache cache = new DataCache(temp.resolve("cache" + file), 1L << 30, Clock.systemUTC());
    try (DataSet set = new DataSets(cache, new FolderStore(temp)).open(source, samples -> {})) {
      assertThat(set.train().size()).isPositive();
      return false;
    } catch (UnusableDataException e) {
      assertThat(e.getMessage()).contains(places.folder().toString());
      return true;
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError("file " + file + " of " + source, e);
    }
  }

  private static byte[] flipped(byte[] whole, RandomStream random) {
    byte[] file = whole.clone();
    for (int flips = 1 << random.below(4); flips > 0; flips--) {
      file[random.below(file.length)] = (byte) random.bits();
    }
    return file;
  }

  private static byte[] fixture(String name) throws IOException {
    return Files.readAllBytes(NpyFiles.resource(FlippedBytesTest.class, name));
  }

  private static LocatedSource manifest(String path) {
    return ManifestReaderTest.manifest(path, null, null);
  }
}
