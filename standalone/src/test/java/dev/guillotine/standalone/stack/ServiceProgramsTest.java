package dev.guillotine.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.standalone.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ServiceProgramsTest {
  private static final Path ROOT = Path.of("/opt/guillotine");
  private static final Path HOME = Path.of("/home/ada/.guillotine");

  private final ServicePrograms programs =
      new ServicePrograms(
          new Settings(new Installation(ROOT), new Home(HOME), Ports.standard(Map.of()), 4),
          "127.0.0.1:9092",
          ObjectStoreAddress.at(URI.create("http://127.0.0.1:9000")));

  @Test
  void shouldTellEachServiceWhereEverythingIs() {
    Program probe = programs.of(Service.PROBE);

    assertThat(probe.environment())
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
        .containsEntry("QUARKUS_HTTP_PORT", "8083")
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
        .containsEntry("GUILLOTINE_OBJECT_STORE_ENDPOINT", "http://127.0.0.1:9000")
        .containsEntry("GUILLOTINE_SCRATCH", HOME.resolve("scratch/probe").toString())
        .containsEntry("GUILLOTINE_PARENT_WATCH", "true");
    assertThat(probe.command())
        .endsWith("-jar", ROOT + "/probe-service/target/quarkus-app/quarkus-run.jar");
    assertThat(probe.log()).isEqualTo(HOME.resolve("logs/probe.log"));
    assertThat(probe.readiness()).isEqualTo(URI.create("http://127.0.0.1:8083/q/health/ready"));
  }

  @Test
  void shouldLetThoseWhoReadDataShareWhatWasRead() {
    for (Service service : new Service[] {Service.TRAINER, Service.EMBEDDING}) {
      assertThat(programs.of(service).environment())
          .containsEntry("GUILLOTINE_DATA_CACHE", HOME.resolve("data").toString());
    }
    assertThat(programs.of(Service.PROBE).environment()).doesNotContainKey("GUILLOTINE_DATA_CACHE");
    assertThat(programs.of(Service.GATEWAY).environment())
        .doesNotContainKey("GUILLOTINE_DATA_CACHE");
  }

  @Test
  void shouldGiveTheTrainerAllCoresAtNormalPriority() {
    Program trainer = programs.of(Service.TRAINER);

    assertThat(trainer.command().get(0)).endsWith("java");
    assertThat(trainer.environment())
        .containsEntry("GUILLOTINE_COMPUTE_THREADS", "4")
        .doesNotContainKey("OMP_WAIT_POLICY");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void shouldLetEmbeddingAndProbeHaveWhatTheTrainerLeavesOver() {
    for (Service service : new Service[] {Service.EMBEDDING, Service.PROBE}) {
      Program program = programs.of(service);

      assertThat(program.command()).startsWith("/usr/bin/nice", "-n", "10");
      assertThat(program.environment())
          .containsEntry("GUILLOTINE_COMPUTE_THREADS", "4")
          .containsEntry("OMP_WAIT_POLICY", "PASSIVE");
    }
  }

  @Test
  void shouldKeepNativeMemoryWhereNetworksCompute() {
    for (Service service : List.of(Service.TRAINER, Service.EMBEDDING)) {
      assertThat(programs.of(service).environment())
          .containsEntry("MALLOC_ARENA_MAX", "1")
          .containsEntry("MALLOC_TRIM_THRESHOLD_", "4294967296")
          .containsEntry("MALLOC_MMAP_THRESHOLD_", "4294967296")
          .containsEntry("MALLOC_TOP_PAD_", "268435456");
    }
    assertThat(programs.of(Service.PROBE).environment()).doesNotContainKey("MALLOC_TOP_PAD_");
  }

  @Test
  void shouldCompileTheGatewayOnlyLightly() {
    assertThat(programs.of(Service.GATEWAY).command()).contains("-XX:TieredStopAtLevel=1");
    assertThat(programs.of(Service.TRAINER).command()).doesNotContain("-XX:TieredStopAtLevel=1");
  }
}
