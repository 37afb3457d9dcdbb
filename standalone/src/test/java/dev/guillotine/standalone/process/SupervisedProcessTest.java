package dev.guillotine.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.guillotine.standalone.standin.StandInService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMinutes(1));

  @TempDir Path folder;
  private final List<String> news = new CopyOnWriteArrayList<>();

  @Test
  void shouldStartAgainWhatWasKilled() throws Exception {
    SupervisedProcess process = SupervisedProcess.start(program("good"), QUICK, news::add);
    try {
      process.awaitReady(BOUND);
      long first = process.pid();

      process.kill();
      process.awaitReady(BOUND);

      assertThat(process.pid()).isNotEqualTo(first);
      await().until(() -> news.size() == 3);
      assertThat(news.get(0)).startsWith("stand-in").contains("pid " + first);
      assertThat(news.get(1)).contains("exited with code 137", "attempt 1");
      assertThat(news.get(2)).contains("pid " + process.pid());
      assertThat(Files.readString(log())).isEqualTo("standing in\nstanding in\n");
    } finally {
      stop(process, BOUND);
    }
  }

  @Test
  void shouldEndInOrderAndNotComeBack() throws Exception {
    SupervisedProcess process = SupervisedProcess.start(program("good"), QUICK, news::add);
    process.awaitReady(BOUND);

    stop(process, BOUND);

    assertThat(ProcessHandle.of(process.pid())).isEmpty();
    assertThat(news).hasSize(1);
  }

  @Test
  void shouldKillWhatDoesNotEndInTime() throws Exception {
    SupervisedProcess process = SupervisedProcess.start(program("stubborn"), QUICK, news::add);
    process.awaitReady(BOUND);

    stop(process, Duration.ofMillis(300));

    assertThat(ProcessHandle.of(process.pid())).isEmpty();
    assertThat(news).anyMatch(line -> line.contains("did not stop in time: killing it"));
  }

  @Test
  void shouldGiveUpWhatDiesBeforeItWasReadyAndTellWhatItSaid() throws Exception {
    Files.writeString(log(), "of another life\n");
    SupervisedProcess process = SupervisedProcess.start(program("dies"), QUICK, news::add);

    assertThatExceptionOfType(ProcessFailedException.class)
        .isThrownBy(() -> process.awaitReady(BOUND))
        .withMessageContaining("stand-in died while starting (exit code 3)")
        .withMessageContaining(log().toString())
        .withMessageContaining("  no luck today")
        .withMessageNotContaining("another life");
  }

  @Test
  void shouldRefuseACommandThatDoesNotExist() {
    Program good = program("good");
    Program missing =
        new Program(
            good.name(),
            List.of(folder.resolve("missing").toString()),
            Map.of(),
            folder,
            log(),
            good.address(),
            good.readiness());

    assertThatExceptionOfType(java.io.UncheckedIOException.class)
        .isThrownBy(() -> SupervisedProcess.start(missing, QUICK, news::add))
        .withMessageContaining("can't start stand-in");
  }

  @Test
  void shouldWaitTwiceAsLongAfterEachDeathUpToABound() {
    Backoff backoff = Backoff.standard();

    assertThat(List.of(1, 2, 3, 4).stream().map(backoff::before).map(Duration::toMillis))
        .containsExactly(500L, 1_000L, 2_000L, 4_000L);
    assertThat(backoff.before(1_000)).isEqualTo(Duration.ofSeconds(30));
  }

  private static void stop(SupervisedProcess process, Duration bound) throws InterruptedException {
    process.beginStop();
    process.finishStop(bound);
  }

  private Path log() {
    return folder.resolve("stand-in.log");
  }

  private Program program(String behaviour) {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port);
    return new Program(
        "stand-in",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-cp",
            System.getProperty("java.class.path"),
            StandInService.class.getName()),
        Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), StandInService.BEHAVIOUR, behaviour),
        folder,
        log(),
        address,
        address.resolve("/q/health/ready"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
