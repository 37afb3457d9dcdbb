package dev.guillotine.representation.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the cache that are not what they were. */
class DamagedEntryTest {
  @TempDir private Path folder;

  /** What a careless program, a full disk or a power cut may leave. */
  @ParameterizedTest
  @CsvSource({
    "train.samples, TRUNCATED",
    "train.samples, CHANGED",
    "train.samples, EMPTY",
    "train.samples, GONE",
    "train.samples, LONGER",
    "train.safetensors, TRUNCATED",
    "train.safetensors, CHANGED",
    "train.safetensors, EMPTY",
    "train.safetensors, GONE",
    "train.safetensors, LONGER",
    "manifest, TRUNCATED",
    "manifest, CHANGED",
    "manifest, EMPTY",
    "manifest, GONE",
    "manifest, LONGER"
  })
  void shouldReadADamagedEntryAnew(String file, Damage damage) throws IOException {
    CountingSource source = new CountingSource(10, 0);
    DataSet before = open("a", source);
    damage.doTo(folder.resolve("a").resolve(file));

    DataSet after = open("a", source);

    assertThat(source.readings()).isEqualTo(2);
    assertThat(source.equalTo(after)).isTrue();
    assertThat(after.identity()).isEqualTo(before.identity());
    assertThat(source.equalTo(open("a", source))).isTrue();
    assertThat(source.readings()).isEqualTo(2);
  }

  /** Wherever a byte is another, in the manifest or the targets. */
  @ParameterizedTest
  @CsvSource({"manifest", "train.safetensors"})
  void shouldNeverGiveAnythingElse(String name) throws IOException {
    CountingSource source = new CountingSource(2, 0);
    DataSet before = open("a", source);
    Path file = folder.resolve("a").resolve(name);
    int length = Files.readAllBytes(file).length;
    for (int position = 0; position < length; position += 7) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[position] ^= 1;
      Files.write(file, bytes);

      DataSet after = open("a", source);

      assertThat(after.tasks()).isEqualTo(before.tasks());
      assertThat(after.names()).isEqualTo(before.names());
      assertThat(after.identity()).isEqualTo(before.identity());
      assertThat(MemorySamples.labels(after.train())).containsExactly(0, 1);
      assertThat(source.equalTo(after)).isTrue();
    }
  }

  /** What may become of a file. */
  enum Damage {
    TRUNCATED,
    CHANGED,
    EMPTY,
    GONE,
    LONGER;

    void doTo(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case CHANGED -> {
          bytes[bytes.length / 2] ^= 4;
          Files.write(file, bytes);
        }
        case EMPTY -> Files.write(file, new byte[0]);
        case GONE -> Files.delete(file);
        case LONGER -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
      }
    }
  }

  private DataSet open(String key, CountingSource source) throws IOException {
    return new DataCache(folder, Long.MAX_VALUE, Clock.systemUTC())
        .open(key, "test", "test-1", source, samples -> {});
  }
}
