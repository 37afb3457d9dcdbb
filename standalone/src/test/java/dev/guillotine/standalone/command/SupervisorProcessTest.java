package dev.guillotine.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guillotine.standalone.Guillotine;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.RunningStack;
import dev.guillotine.standalone.standin.StandInInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor as a process of its own, as people run it. */
class SupervisorProcessTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int TERMINATED = 143;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private Installation installation;
  private Home home;

  @BeforeEach
  void prepare() throws IOException {
    installation = StandInInstallation.in(folder.resolve("root"));
    home = new Home(folder.resolve("home"));
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldLeaveNoServiceBehindHoweverItEnds() throws Exception {
    Process killed = up();
    List<ProcessHandle> services = killed.children().toList();
    assertThat(services).hasSize(4);

    killed.destroyForcibly();
    await().atMost(BOUND).until(() -> services.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(RunningStack.in(home)).isEmpty();

    Process stopped = up();
    List<ProcessHandle> successors = stopped.children().toList();

    Process down = guillotine("down", "--home", home.folder().toString());
    assertThat(down.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(down.exitValue()).isZero();
    assertThat(stopped.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(stopped.exitValue()).isEqualTo(TERMINATED);
    assertThat(successors).noneMatch(ProcessHandle::isAlive);
    assertThat(home.folder().resolve("standalone.json")).doesNotExist();
    assertThat(Files.readString(output(stopped)))
        .contains(
            "ready in", "API        http://127.0.0.1:", "logs       " + home.logs(), "stopped")
        .doesNotContain("exited with code", "INFO");
  }

  private Process up() throws IOException {
    Process up = guillotine("up", "--free-ports", "--home", home.folder().toString());
    await().atMost(BOUND).until(() -> !up.isAlive() || RunningStack.in(home).isPresent());
    assertThat(up.isAlive()).as(Files.readString(output(up))).isTrue();
    return up;
  }

  private Process guillotine(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-D" + Installation.PROPERTY + "=" + installation.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Guillotine.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output-" + started.size());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path output(Process process) {
    return folder.resolve("output-" + started.indexOf(process));
  }
}
