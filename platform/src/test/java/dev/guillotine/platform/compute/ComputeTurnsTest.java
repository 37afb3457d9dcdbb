package dev.guillotine.platform.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guillotine.platform.failure.RetryableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns among real processes: file locks keep processes apart, not threads. */
class ComputeTurnsTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int TURNS = 50;

  @TempDir Path folder;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Process> others = new ArrayList<>();
  private Path file;
  private ComputeTurns turns;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("turns");
    turns = new ComputeTurns(new TurnsAt(Optional.of(file)));
  }

  @AfterEach
  void end() throws Exception {
    for (Process other : others) {
      other.destroyForcibly().waitFor();
    }
    thread.shutdownNow();
    turns.close();
  }

  @Test
  void shouldNeverLetTwoProcessesHaveATurnAtOnce() throws Exception {
    Process other = start(file.toString());
    awaitTurns(1);
    long before = turnsOfTheOther();

    int ours = 0;
    while (ours < TURNS || (turnsOfTheOther() < before + TURNS && other.isAlive())) {
      try (ComputeTurns.Turn turn = turns.take()) {
        TurnTaker.occupy(file);
        ours++;
      }
    }

    assertThat(other.isAlive()).as(Files.readString(output())).isTrue();
    assertThat(turnsOfTheOther()).isGreaterThanOrEqualTo(before + TURNS);
  }

  @Test
  void shouldEndATurnWhenItsHolderIsKilled() throws Exception {
    Process holder = start(TurnTaker.keeping(file));
    awaitTurns(1);
    AtomicBoolean killed = new AtomicBoolean();

    Future<Boolean> tookItAfterTheKill = thread.submit(() -> takeAndTell(killed));
    await().during(Duration.ofMillis(300)).atMost(BOUND).until(() -> !tookItAfterTheKill.isDone());
    killed.set(true);
    holder.destroyForcibly();

    assertThat(tookItAfterTheKill.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** An interrupt closes the channel whose lock is waited for. */
  @Test
  void shouldHaveTurnsAgainAfterAnInterrupt() throws RetryableFailure {
    Thread.currentThread().interrupt();

    assertThatThrownBy(turns::take)
        .isInstanceOf(RetryableFailure.class)
        .hasMessageStartingWith("no turn to compute");
    assertThat(Thread.interrupted()).isTrue();

    assertThat(takeAndTell(new AtomicBoolean(true))).isTrue();
  }

  @Test
  void shouldWaitForNothingWithoutConfiguration() throws Exception {
    start(TurnTaker.keeping(file));
    awaitTurns(1);

    try (ComputeTurns free = new ComputeTurns(new TurnsAt(Optional.empty()));
        ComputeTurns.Turn turn = free.take();
        ComputeTurns.Turn atTheSameTime = free.take()) {
      assertThat(turn).isNotNull();
      assertThat(atTheSameTime).isNotNull();
    }
  }

  private boolean takeAndTell(AtomicBoolean told) throws RetryableFailure {
    try (ComputeTurns.Turn turn = turns.take()) {
      return told.get();
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TurnTaker.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    others.add(process);
    return process;
  }

  private void awaitTurns(int least) {
    await().atMost(BOUND).until(() -> turnsOfTheOther() >= least);
  }

  private long turnsOfTheOther() throws IOException {
    return Files.readString(output()).lines().filter("had a turn"::equals).count();
  }

  private Path output() {
    return folder.resolve("output");
  }
}
