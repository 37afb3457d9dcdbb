package dev.guillotine.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.standalone.standin.StandInInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<String> news = new CopyOnWriteArrayList<>();
  private Home home;

  @BeforeEach
  void prepare() {
    SupervisorLog.silence();
    home = new Home(folder.resolve("home"));
  }

  @Test
  void shouldRunEverythingUntilClosed() throws Exception {
    Settings settings =
        new Settings(StandInInstallation.in(folder.resolve("root")), home, Ports.free(Map.of()));
    List<Long> pids;
    try (Supervisor supervisor = Supervisor.start(settings, news::add)) {
      pids = List.of(Service.values()).stream().map(supervisor::pid).toList();
      assertThat(names(news.subList(0, 6)))
          .containsExactlyInAnyOrder(
              "objects", "kafka", "trainer", "embedding", "probe", "gateway");
      assertThat(RunningStack.in(home))
          .get()
          .satisfies(
              stack -> {
                assertThat(stack.api()).isEqualTo(supervisor.api());
                assertThat(stack.bootstrapServers()).isEqualTo(supervisor.bootstrapServers());
                assertThat(stack.services())
                    .containsOnlyKeys("trainer", "embedding", "probe", "gateway");
              });

      shouldBringBackAServiceThatWasKilled(supervisor);
      shouldBeAloneInItsHome(settings);
    }

    assertThat(news).last().isEqualTo("stopped");
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(RunningStack.in(home)).isEmpty();
    assertThat(RunningStack.supervisor(home)).isEmpty();
    settings.ports().requireFree();
  }

  private static void shouldBringBackAServiceThatWasKilled(Supervisor supervisor)
      throws InterruptedException {
    long before = supervisor.pid(Service.PROBE);
    supervisor.kill(Service.PROBE);
    supervisor.awaitReady(Service.PROBE, BOUND);
    assertThat(supervisor.pid(Service.PROBE)).isNotEqualTo(before);
  }

  private void shouldBeAloneInItsHome(Settings settings) {
    assertThatExceptionOfType(StartFailedException.class)
        .isThrownBy(() -> Supervisor.start(settings, news::add).close())
        .withMessageContaining("a stack already runs in " + home.folder())
        .withMessageContaining("pid " + ProcessHandle.current().pid());
  }

  @Test
  void shouldLeaveNothingBehindWhenAPortIsTaken() throws Exception {
    Ports ports = Ports.free(Map.of());
    Settings settings = new Settings(StandInInstallation.in(folder.resolve("root")), home, ports);
    try (var other =
        new java.net.ServerSocket(
            ports.of(Listener.OBJECTS), 1, java.net.InetAddress.getByName(Listener.HOST))) {
      assertThat(other.isBound()).isTrue();
      assertThatExceptionOfType(StartFailedException.class)
          .isThrownBy(() -> Supervisor.start(settings, news::add).close())
          .withMessageContaining("(objects)");
    }
    assertThat(RunningStack.supervisor(home)).isEmpty();
    assertThat(home.kafka()).doesNotExist();
  }

  @Test
  void shouldNameWhatIsNotBuilt() {
    Settings settings = new Settings(new Installation(folder), home, Ports.free(Map.of()));

    assertThatExceptionOfType(StartFailedException.class)
        .isThrownBy(() -> Supervisor.start(settings, news::add).close())
        .withMessageContaining("trainer-service/target/quarkus-app/quarkus-run.jar")
        .withMessageContaining("./mvnw");
  }

  @Test
  void shouldTakeAwayWhatAKilledStackLeftBehind() throws Exception {
    Files.createDirectories(home.folder());
    Files.writeString(home.lock(), "4711");
    Files.writeString(home.description(), "{\"pid\":4711}");

    assertThat(RunningStack.in(home)).isEmpty();
    assertThat(home.description()).doesNotExist();
  }

  private static List<String> names(List<String> lines) {
    return lines.stream().map(line -> line.split(" ")[0]).toList();
  }
}
