package dev.guillotine.standalone.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No Docker engine reads docker-compose.yml here: what can be told without one is told. */
class ComposeTest {
  private static final String PROFILE = "postgresql";

  /** What is read by others than our classes: Quarkus, the Kafka client, OpenMP and glibc. */
  private static final Set<String> READ_BY_LIBRARIES =
      Set.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "MALLOC_ARENA_MAX",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TOP_PAD_",
          "MALLOC_TRIM_THRESHOLD_",
          "OMP_WAIT_POLICY",
          "QUARKUS_PROFILE",
          "QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL",
          "QUARKUS_DATASOURCE_POSTGRESQL_USERNAME",
          "QUARKUS_DATASOURCE_POSTGRESQL_PASSWORD");

  private static JavaClasses house;

  private final Compose compose = Compose.read();

  @BeforeAll
  static void enter() {
    house = Room.house();
  }

  @ParameterizedTest
  @EnumSource(names = {"GATEWAY", "TRAINER", "EMBEDDING", "PROBE"})
  void shouldBuildEveryServiceFromItsRoom(Room room) {
    JsonNode service = compose.builtFrom(room).orElseThrow();

    assertThat(Path.of("..", room.module(), "pom.xml")).isRegularFile();
    assertThat(Compose.dockerfile(service)).isRegularFile();
  }

  @ParameterizedTest
  @EnumSource(names = {"GATEWAY", "TRAINER", "EMBEDDING", "PROBE"})
  void shouldTellServicesOnlyWhatTheyRead(Room room) {
    assumeTrue(List.of(Room.values()).equals(Room.built()), "some rooms are not built");
    Set<String> read = new HashSet<>(EnvironmentVariables.of(room, house));
    read.addAll(READ_BY_LIBRARIES);

    assertThat(Compose.variables(compose.builtFrom(room).orElseThrow())).isSubsetOf(read);
  }

  @Test
  void shouldSwitchGatewayToTheDatabaseThatItIsToldOf() {
    JsonNode gateway = compose.builtFrom(Room.GATEWAY).orElseThrow();
    JsonNode settings =
        Compose.yaml(Path.of("..", "gateway", "src", "main", "resources", "application.yaml"));

    assertThat(gateway.at("/environment/QUARKUS_PROFILE").asText().split(",")).contains(PROFILE);
    assertThat(settings.at("/%" + PROFILE + "/quarkus/datasource/postgresql/active").asBoolean())
        .isTrue();
  }

  @Test
  void shouldPinImages() {
    assertThat(compose.services().findValuesAsText("image"))
        .isNotEmpty()
        .allMatch(image -> image.matches(".+:\\D*\\d+[.-].*\\d.*"));
  }
}
