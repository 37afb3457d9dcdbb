package dev.guillotine.representation.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCacheTest {
  private static final String VERSION = "test-1";

  @TempDir private Path folder;

  private final AtomicLong seconds = new AtomicLong();

  @Test
  void shouldReadOnce() throws IOException {
    CountingSource source = new CountingSource(10, 0);
    DataSet first = open("a", source);

    DataSet second = open("a", source);

    assertThat(source.readings()).isEqualTo(1);
    assertThat(second.identity()).isEqualTo(first.identity());
    assertThat(second.tasks()).isEqualTo(first.tasks());
    assertThat(second.names()).isEqualTo(first.names());
    assertThat(second.test()).isEmpty();
    assertThat(MemorySamples.labels(second.train())).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    assertThat(source.equalTo(first)).isTrue();
    assertThat(source.equalTo(second)).isTrue();
  }

  @Test
  void shouldReadAnewUnderAnotherKey() throws IOException {
    CountingSource source = new CountingSource(10, 0);
    open("a", source);

    open("b", source);

    assertThat(source.readings()).isEqualTo(2);
    assertThat(entries()).containsExactly("a", "b");
  }

  @Test
  void shouldLeaveNothingOfAReadingThatFailed() throws IOException {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(
            () ->
                open(
                    "a",
                    writer -> {
                      new CountingSource(10, 0).read(writer);
                      throw new UnusableDataException("not in its format");
                    }));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                open(
                    "a",
                    writer -> {
                      throw new IllegalStateException("mistaken");
                    }));

    assertThat(entries()).isEmpty();
  }

  @Test
  void shouldLeaveNothingWhenTheDiskIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();

    assertThatIOException()
        .isThrownBy(
            () ->
                open(
                    "a",
                    writer -> {
                      Path content = writer.folder().resolveSibling("content");
                      Files.createSymbolicLink(StoredSplit.samples(content, Split.TRAIN), full);
                      new CountingSource(10, 0).read(writer);
                    }))
        .withMessageContaining("No space left");

    assertThat(entries()).isEmpty();
  }

  @Test
  void shouldKeepNothingThatAReaderNeededForAWhile() throws IOException {
    CountingSource source = new CountingSource(10, 0);
    open(
        "a",
        writer -> {
          Files.writeString(writer.folder().resolve("copy"), "for a while");
          source.read(writer);
        });

    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest", "train.safetensors", "train.samples");
    }
  }

  @Test
  void shouldTakeTheLeastRecentlyUsedAwayWhenThereIsNoMoreRoom() throws IOException {
    long size = sizeOfOne();
    CountingSource a = new CountingSource(10, 1);
    CountingSource b = new CountingSource(10, 2);
    CountingSource c = new CountingSource(10, 3);
    open("a", a, 2 * size + size / 2);
    open("b", b, 2 * size + size / 2);
    DataSet used = open("a", a, 2 * size + size / 2);
    assertThat(entries()).containsExactly("a", "b");

    open("c", c, 2 * size + size / 2);

    assertThat(entries()).containsExactly("a", "c");
    assertThat(a.equalTo(used)).isTrue();
    assertThat(b.equalTo(open("b", b, Long.MAX_VALUE))).isTrue();
    assertThat(b.readings()).isEqualTo(2);
    assertThat(a.readings()).isEqualTo(1);
  }

  @Test
  void shouldHoldTheSetReadLastHoweverLargeItIs() throws IOException {
    open("a", new CountingSource(10, 1), 1);

    open("b", new CountingSource(10, 2), 1);

    assertThat(entries()).containsExactly("b");
  }

  @Test
  void shouldGoOnReadingWhatWasTakenAway() throws IOException {
    CountingSource source = new CountingSource(5_000, 1);
    DataSet open = open("a", source);

    open("b", new CountingSource(10, 2), 1);

    assertThat(entries()).containsExactly("b");
    assertThat(source.equalTo(open)).isTrue();
    assertThat(MemorySamples.labels(open.train())).hasSize(5_000);
  }

  private DataSet open(String key, DataCache.Source source) throws IOException {
    return open(key, source, Long.MAX_VALUE);
  }

  private DataSet open(String key, DataCache.Source source, long capacity) throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(seconds.incrementAndGet()), ZoneOffset.UTC);
    return new DataCache(folder, capacity, clock).open(key, "test", VERSION, source, samples -> {});
  }

  private long sizeOfOne() throws IOException {
    open("one", new CountingSource(10, 0));
    long size = 0;
    try (Stream<Path> files = Files.list(folder.resolve("one"))) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    try (UnfinishedEntry trash = UnfinishedEntry.begin(folder)) {
      trash.discard(folder.resolve("one"));
    }
    return size;
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
