package dev.guillotine.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.standalone.api.GatewayClient;
import dev.guillotine.standalone.api.GatewayException;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.Ports;
import dev.guillotine.standalone.stack.Service;
import dev.guillotine.standalone.stack.Settings;
import dev.guillotine.standalone.stack.Supervisor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run through the whole house: the four services as they ship, as processes of their own, on a
 * real broker and a real object store.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
  private static final Duration BOUND = Duration.ofMinutes(6);
  private static final String SPECIFICATION =
      """
      {"name": "journey", "data": {"set": "objects", "train": 1500, "test": 400, "size": 24},
       "backbone": {"name": "resnet18", "width": 4}, "projector": {"widths": [32, 16]}, "epochs": 6, "batch": 64,
       "images": 1000,
       "probes": {"tasks": ["class", "hue", "x"], "train": 800, "validation": 300, "test": 400}}
      """;
  private static final int CUTS = 7;

  /** The class by two probes; an angle and a length by one. */
  private static final int READOUTS = 2 + 2;

  @TempDir static Path folder;
  private static Supervisor supervisor;
  private static LayersView undisturbed;

  @BeforeAll
  static void start() throws InterruptedException {
    Installation installation = new Installation(Path.of("..").toAbsolutePath().normalize());
    supervisor =
        Supervisor.start(
            new Settings(installation, new Home(folder.resolve("home")), Ports.free(Map.of())),
            news -> {});
  }

  @AfterAll
  static void stop() {
    if (supervisor != null) {
      supervisor.close();
    }
  }

  @Test
  @Order(1)
  void shouldScoreEveryCutAndRecommendOne() throws InterruptedException {
    UUID run = submit();

    RunView ended = awaitEnd(run);

    assertThat(ended.failure()).isNull();
    assertThat(ended.status()).isEqualTo(RunStatus.SUCCEEDED);
    undisturbed = gateway().layers(run);
    int checkpoints = 2;
    assertThat(undisturbed.scores()).hasSize(checkpoints * READOUTS * CUTS);
    assertThat(undisturbed.recommendations())
        .hasSize(checkpoints * READOUTS)
        .allSatisfy(cut -> assertThat(cut.siblings()).isEqualTo(READOUTS));
    assertThat(undisturbed.scores())
        .extracting(score -> score.probe())
        .contains(ProbeKind.LINEAR, ProbeKind.KNN, ProbeKind.RIDGE);
    assertThat(undisturbed.scores())
        .allSatisfy(
            score -> {
              assertThat(score.value()).isLessThanOrEqualTo(1.0);
              if (score.metric() == Metric.ACCURACY) {
                assertThat(score.value()).isNotNegative();
              }
              assertThat(score.samples()).isEqualTo(400);
              assertThat(score.standardError()).isPositive();
            });
    assertThat(ended.progress())
        .extracting(progress -> progress.phase())
        .containsOnly(Phase.TRAINING, Phase.EXTRACTION, Phase.PROBING);
    assertThat(ended.checkpoints()).isEqualTo(checkpoints);
    List<Long> steps =
        undisturbed.recommendations().stream()
            .map(cut -> cut.checkpoint().step())
            .distinct()
            .toList();
    assertThat(steps).hasSize(checkpoints);
    for (Phase phase : List.of(Phase.EXTRACTION, Phase.PROBING)) {
      assertThat(ended.progress())
          .filteredOn(progress -> progress.phase() == phase)
          .extracting(progress -> progress.step())
          .isEqualTo(steps);
    }
  }

  @Test
  @Order(2)
  void shouldMeasureEveryCutOfEveryCheckpointWithoutLabels() {
    List<String> scored =
        undisturbed.scores().stream()
            .map(score -> score.checkpoint().step() + " " + score.cut().name())
            .distinct()
            .toList();

    assertThat(undisturbed.measures())
        .extracting(measured -> measured.checkpoint().step() + " " + measured.cut().name())
        .containsExactlyInAnyOrderElementsOf(scored);
    assertThat(undisturbed.measures())
        .allSatisfy(
            measured ->
                assertThat(measured.measures().get("rankMe"))
                    .isBetween(0.99, measured.cut().dimension() * 1.01));
  }

  @Test
  @Order(2)
  void shouldGiveOutATrunk() throws Exception {
    UUID run = undisturbed.runId();
    Path file = folder.resolve("trunk.zip");

    assertThatThrownBy(() -> gateway().trunk(run, null, "stage9", file))
        .isInstanceOf(GatewayException.Refused.class)
        .hasMessageContaining("stage9");
    await().atMost(BOUND).until(() -> gateway().trunk(run, null, "stage2", file));

    try (ZipFile archive = new ZipFile(file.toFile())) {
      assertThat(archive.stream().map(ZipEntry::getName))
          .containsExactly("README.md", "trunk.pt", "trunk.safetensors");
      String card =
          new String(
              archive.getInputStream(archive.getEntry("README.md")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(card).contains("journey, cut at stage2", "| class | linear | accuracy |");
      assertThat(archive.getEntry("trunk.pt").getSize()).isGreaterThan(1_000);
    }
  }

  /** The first run's own network, taken home and brought back. */
  @ParameterizedTest
  @EnumSource(GivenUpload.class)
  @Order(3)
  void shouldProbeAGivenCheckpoint(GivenUpload upload) throws Exception {
    Path trunk = folder.resolve("backbone.zip");
    await()
        .atMost(BOUND)
        .until(() -> gateway().trunk(undisturbed.runId(), null, "backbone", trunk));
    String name = upload.of(supervisor.api(), trunk);

    UUID run =
        gateway()
            .submit(
                SpecificationReader.fromJson(
                    SPECIFICATION.replace(
                        "{\"name\": \"journey\",",
                        "{\"name\": \"given\", \"method\": {\"name\": \"given\", \"checkpoint\": \"%s\"},"
                            .formatted(name))),
                UUID.randomUUID().toString())
            .id();

    assertThat(awaitEnd(run).failure()).isNull();
    Map<String, Double> given = values(gateway().layers(run));
    Map<String, Double> original = values(undisturbed);
    assertThat(given).hasSize(upload.cuts() * READOUTS);
    given.forEach(
        (score, value) ->
            assertThat(value).as(score).isCloseTo(original.get(score), within(upload.tolerance())));
  }

  /** Of the last checkpoint. */
  private static Map<String, Double> values(LayersView layers) {
    Map<String, Double> values = new TreeMap<>();
    layers.scores().stream()
        .filter(score -> score.checkpoint().last())
        .forEach(
            score ->
                values.put(
                    score.cut().name() + " " + score.task() + " " + score.probe(), score.value()));
    return values;
  }

  @Test
  @Order(2)
  void shouldBeReadableByAnyConsumerAgainstThePublishedSchema() {
    List<ConsoleConsumer.Message> messages =
        ConsoleConsumer.read(
            supervisor.bootstrapServers(), "guillotine.layer-scores", undisturbed.scores().size());

    assertThat(messages).hasSize(undisturbed.scores().size());
    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(message.headers())
                  .containsEntry("ce_type", "dev.guillotine.layer-scored.v1")
                  .containsEntry("ce_specversion", "1.0")
                  .containsKeys("ce_id", "ce_source", "ce_time")
                  .containsEntry("content-type", "application/json");
              assertThat(message.key()).isEqualTo(undisturbed.runId().toString());
              assertThat(message.schemaErrors("layer-scored.v1")).isEmpty();
            });
  }

  /** The final scores are those of the run that was never disturbed, to the last digit. */
  @Test
  @Order(3)
  void shouldEndTheSameWhenEveryServiceIsKilledOnTheWay() throws InterruptedException {
    shouldEndTheSameWhenDisturbedBy(supervisor::kill);
  }

  /** A service that stops in order gives its task back; nothing good becomes a dead letter. */
  @Test
  @Order(4)
  void shouldEndTheSameWhenEveryServiceIsStoppedOnTheWay() throws InterruptedException {
    shouldEndTheSameWhenDisturbedBy(supervisor::restart);
  }

  private static void shouldEndTheSameWhenDisturbedBy(Disturbance disturbance)
      throws InterruptedException {
    UUID run = submit();

    awaitThat(run, view -> done(view, Phase.TRAINING) > 10);
    disturbance.of(Service.TRAINER);
    disturbance.of(Service.GATEWAY);
    awaitThat(run, view -> done(view, Phase.EXTRACTION) > 0);
    disturbance.of(Service.EMBEDDING);
    awaitThat(run, view -> done(view, Phase.PROBING) > 0);
    disturbance.of(Service.PROBE);
    RunView ended = awaitEnd(run);

    assertThat(ended.failure()).isNull();
    assertThat(ended.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(gateway().layers(run).scores())
        .extracting(JourneyTest::essence)
        .containsExactlyElementsOf(
            undisturbed.scores().stream().map(JourneyTest::essence).toList());
  }

  private interface Disturbance {
    void of(Service service) throws InterruptedException;
  }

  @Test
  @Order(5)
  void shouldTellWhyARunFailed() throws InterruptedException {
    Path empty = folder.resolve("empty");
    assertThat(empty.toFile().mkdir()).isTrue();
    UUID run = submit("{\"data\": {\"set\": \"idx\", \"path\": \"" + empty + "\"}}");

    RunView ended = awaitEnd(run);

    assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
    assertThat(ended.failure().reason()).contains("train-labels-idx1-ubyte");
  }

  /** Far longer than the test waits: it ends because it is cancelled. */
  @Test
  @Order(6)
  void shouldStopTrainingWhenTheRunIsCancelled() throws InterruptedException {
    UUID run = submit(SPECIFICATION.replace("\"epochs\": 6", "\"epochs\": 10000"));
    awaitThat(run, view -> done(view, Phase.TRAINING) > 10);

    assertThat(gateway().cancel(run).status()).isEqualTo(RunStatus.CANCELLED);

    UUID next = submit("{\"data\": {\"set\": \"idx\", \"path\": \"" + folder + "\"}}");
    assertThat(awaitEnd(next).status()).isEqualTo(RunStatus.FAILED);
    RunView ended = view(run);
    assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(ended.failure()).isNull();
  }

  private static String essence(LayerScored score) {
    return "%d %s %s %s %s %s %s %s"
        .formatted(
            score.checkpoint().step(),
            score.checkpoint().digest(),
            score.cut().name(),
            score.task(),
            score.probe(),
            score.value(),
            new TreeMap<>(score.hyperParameters()),
            new TreeMap<>(score.details()));
  }

  private static UUID submit() throws InterruptedException {
    return submit(SPECIFICATION);
  }

  private static UUID submit(String json) throws InterruptedException {
    return gateway().submit(SpecificationReader.fromJson(json), UUID.randomUUID().toString()).id();
  }

  private static GatewayClient gateway() {
    return new GatewayClient(supervisor.api());
  }

  private static RunView awaitEnd(UUID run) {
    awaitThat(run, view -> view.status().ended());
    return view(run);
  }

  /** The gateway may be away for a while: it is among those that are killed. */
  private static void awaitThat(UUID run, Predicate<RunView> condition) {
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(GatewayException.class)
        .until(() -> condition.test(view(run)) || view(run).status().ended());
  }

  private static RunView view(UUID run) {
    try {
      return gateway().run(run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long done(RunView view, Phase phase) {
    return view.progress().stream()
        .filter(progress -> progress.phase() == phase)
        .mapToLong(progress -> progress.done())
        .max()
        .orElse(0);
  }
}
