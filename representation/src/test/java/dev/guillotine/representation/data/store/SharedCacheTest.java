package dev.guillotine.representation.data.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.representation.data.DataSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads and processes at one cache. */
class SharedCacheTest {
  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldServeThreadsThatReadTheSameSetAtOnce() throws Exception {
    CountingSource source = new CountingSource(1_000, 5);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<DataSet>> sets = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        sets.add(
            threads.submit(
                () ->
                    cache(Long.MAX_VALUE)
                        .open(
                            "a",
                            "test",
                            "test-1",
                            source,
                            samples -> {
                              if (samples == 500) {
                                awaitAll(together);
                              }
                            })));
      }

      for (Future<DataSet> set : sets) {
        assertThat(source.equalTo(set.get())).isTrue();
        assertThat(set.get().identity()).isEqualTo(sets.get(0).get().identity());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(entries()).containsExactly("a");
    assertThat(source.readings()).isEqualTo(2);
  }

  @Test
  void shouldServeProcessesThatReadTheSameSetAtOnce() throws Exception {
    Process one = start();
    Process other = start();
    CountingSource source = new CountingSource(1_000, 5);
    assertThat(line(one)).isEqualTo("begun");
    assertThat(line(other)).isEqualTo("begun");
    DataSet here = open(source, Long.MAX_VALUE);

    for (Process process : List.of(one, other)) {
      say(process);
      assertThat(line(process)).isEqualTo(here.identity().digest() + " true");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(source.equalTo(here)).isTrue();
    assertThat(entries()).containsExactly("a");
    assertThat(source.equalTo(open(source, Long.MAX_VALUE))).isTrue();
    assertThat(source.readings()).isEqualTo(1);
  }

  @Test
  void shouldClearUpAfterAProcessThatWasKilled() throws Exception {
    Process killed = start();
    assertThat(line(killed)).isEqualTo("begun");
    assertThat(entries()).singleElement().asString().startsWith(".unfinished-");
    killed.destroyForcibly();
    assertThat(killed.waitFor(1, TimeUnit.MINUTES)).isTrue();
    CountingSource source = new CountingSource(1_000, 5);

    DataSet here = open(source, Long.MAX_VALUE);

    assertThat(source.readings()).isEqualTo(1);
    assertThat(source.equalTo(here)).isTrue();
    assertThat(entries()).containsExactly("a");
  }

  /** This process looks at its own locks without giving them up. */
  @Test
  void shouldNotTakeAwayWhatAnotherIsAtWorkOn() throws Exception {
    try (UnfinishedEntry mine = UnfinishedEntry.begin(folder)) {
      Files.writeString(mine.content().resolve("file"), "half of it");
      UnfinishedEntry.begin(folder).close();

      Process other = start();
      assertThat(line(other)).isEqualTo("begun");

      assertThat(mine.content().resolve("file")).hasContent("half of it");
      UnfinishedEntry.begin(folder).close();
      say(other);
      assertThat(line(other)).endsWith(" true");
      assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(entries()).containsExactly("a");
  }

  @Test
  void shouldClearUpWhatWasLeftAtAnyMoment() throws IOException {
    Path empty = Files.createDirectory(folder.resolve(".unfinished-1"));
    Path locked = Files.createDirectory(folder.resolve(".unfinished-2"));
    Files.createFile(locked.resolve(".lock"));
    Path full = Files.createDirectories(folder.resolve(".unfinished-3/content/deep"));
    Files.createFile(folder.resolve(".unfinished-3/.lock"));
    Files.writeString(full.resolve("file"), "half of it");

    UnfinishedEntry.begin(folder).close();

    assertThat(empty).doesNotExist();
    assertThat(entries()).isEmpty();
  }

  private DataSet open(CountingSource source, long capacity) throws IOException {
    return cache(capacity).open("a", "test", "test-1", source, samples -> {});
  }

  private DataCache cache(long capacity) {
    return new DataCache(folder, capacity, Clock.systemUTC());
  }

  private Process start() throws IOException {
    Process process = Programs.start(SlowProgram.class, List.of("-Xmx32m"), folder, "a");
    processes.add(process);
    return process;
  }

  private static String line(Process process) throws IOException {
    BufferedReader reader = process.inputReader(UTF_8);
    return reader.readLine();
  }

  private static void say(Process process) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  private static void awaitAll(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
