package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.representation.data.store.DataCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that fails while it is read is no fault of the set: reading it again may help. */
class FailingStoreTest {
  private static final IOException FAILURE = new IOException("connection reset");

  @TempDir private Path temp;

  @Test
  void shouldPassOnTheFailure() throws IOException {
    byte[] shard = new TarBytes().sample("a", 1, "0").sample("b", 2, "1").done();
    byte[] table = "file,label\na.png,x\n".getBytes(StandardCharsets.UTF_8);

    for (int length : new int[] {0, 300, 512, 600, 1_100}) {
      assertThat(reading(shard, length, WebDatasetReaderTest.source("s3://bucket/set", null, null)))
          .as("shard of which %d bytes come", length)
          .isSameAs(FAILURE);
    }
    assertThat(reading(table, 15, ManifestReaderTest.manifest("s3://bucket/set/0.tar", null, null)))
        .isSameAs(FAILURE);
  }

  private Throwable reading(byte[] file, int length, LocatedSource source) {
    StoredFiles store =
        new StoredFiles() {
          @Override
          public List<Entry> list(String bucket, String prefix) {
            return List.of(new Entry(prefix + "0.tar", file.length, "1"));
          }

          @Override
          public InputStream open(String bucket, String key) {
            return new SequenceInputStream(
                new ByteArrayInputStream(Arrays.copyOf(file, length)), failing());
          }
        };
    DataCache cache = new DataCache(temp, 1L << 20, Clock.systemUTC());
    return catchThrowable(() -> new DataSets(cache, store).open(source, samples -> {}).close());
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw FAILURE;
      }
    };
  }
}
