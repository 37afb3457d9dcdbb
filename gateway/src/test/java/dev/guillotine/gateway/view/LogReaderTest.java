package dev.guillotine.gateway.view;

import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.KNN;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.LINEAR;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.RIDGE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.Log;
import dev.guillotine.gateway.SampleRun;
import dev.guillotine.platform.failure.RetryableFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Broker.class)
class LogReaderTest {
  @Inject Log log;
  @Inject ReadLog readLog;
  @Inject Projection projection;
  @Inject ViewDatabase database;
  @Inject MeterRegistry meters;

  @Inject
  @Identifier(LogReader.CHANNEL)
  LogPosition position;

  private final SampleRun run = SampleRun.create();

  @Test
  void shouldShowScoresFromInputToOutput() {
    readLog.append(
        run.requested(),
        run.scored(12, LINEAR, 2, 0.4, 7),
        run.scored(12, LINEAR, 0, 0.3, 5),
        run.scored(0, KNN, 1, 0.2, 4),
        run.scored(12, LINEAR, 1, 0.5, 6),
        run.scored(0, LINEAR, 1, 0.1, 3));

    await()
        .atMost(ReadLog.BOUND)
        .until(() -> layers().map(view -> view.scores().size()), Optional.of(5)::equals);

    assertThat(layers().orElseThrow().scores())
        .extracting(LayerScored::value)
        .containsExactly(0.1, 0.2, 0.3, 0.5, 0.4);
  }

  @Test
  void shouldShowWhatCameBeforeRequest() {
    readLog.append(run.scored(0, LINEAR, 0, 0.3, 5), run.recommended(0, LINEAR, 6));
    readLog.awaitRead();
    assertThat(run()).isEmpty();

    readLog.append(run.requested());

    await().atMost(ReadLog.BOUND).until(() -> run().isPresent());
    assertThat(run().orElseThrow().recommendations()).hasSize(1);
    assertThat(layers().orElseThrow().scores()).hasSize(1);
  }

  @Test
  void shouldShowDuplicatesOnce() {
    readLog.append(
        run.requested(), run.scored(0, LINEAR, 0, 0.3, 5), run.recommended(0, LINEAR, 6));
    readLog.append(
        run.requested(), run.scored(0, LINEAR, 0, 0.3, 9), run.recommended(0, LINEAR, 9));
    readLog.awaitRead();

    assertThat(run().orElseThrow().recommendations()).hasSize(1);
    assertThat(layers().orElseThrow().scores())
        .extracting(LayerScored::occurredAt)
        .containsExactly(SampleRun.START.plusSeconds(5));
  }

  @Test
  void shouldShowLatestWordOfEachEpoch() {
    readLog.append(
        run.requested(),
        run.progressed(2, 50, 4),
        run.progressed(1, 80, 2),
        run.progressed(1, 40, 3),
        run.progressed(1, 20, 1));
    readLog.awaitRead();

    RunView view = run().orElseThrow();
    assertThat(view.progress()).extracting(RunProgressed::done).containsExactly(40L, 50L);
    assertThat(view.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(view.updatedAt()).isEqualTo(SampleRun.START.plusSeconds(4));
  }

  @Test
  void shouldShowTheProgressOfEachCheckpointOfAnEpoch() {
    readLog.append(
        run.requested(),
        run.published(0, 1),
        run.probed(40, 8, 5),
        run.probed(20, 16, 4),
        run.probed(20, 8, 3));
    readLog.awaitRead();

    RunView view = run().orElseThrow();
    assertThat(view.progress()).extracting(RunProgressed::step).containsExactly(20L, 40L);
    assertThat(view.progress()).extracting(RunProgressed::done).containsExactly(16L, 8L);
    assertThat(view.checkpoints()).isEqualTo(2);
  }

  @Test
  void shouldShowThatARunWasCancelled() {
    readLog.append(
        run.requested(), run.published(0, 1), run.cancelled(2), run.progressed(1, 40, 3));
    readLog.awaitRead();
    assertThat(run().orElseThrow().status()).isEqualTo(RunStatus.CANCELLED);

    readLog.append(
        run.recommended(12, KNN, 3),
        run.recommended(12, LINEAR, 4),
        run.recommended(0, LINEAR, 5),
        run.recommended(0, KNN, 6));
    readLog.awaitRead();
    assertThat(run().orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void shouldSucceedWhenEveryCheckpointHasEveryRecommendation() {
    readLog.append(
        run.requested(),
        run.published(0, 1),
        run.published(12, 2),
        run.recommended(12, KNN, 3),
        run.recommended(0, LINEAR, 4),
        run.recommended(0, KNN, 5));
    readLog.awaitRead();
    assertThat(run().orElseThrow().status()).isEqualTo(RunStatus.RUNNING);

    readLog.append(run.recommended(12, LINEAR, 6));

    await()
        .atMost(ReadLog.BOUND)
        .until(() -> run().map(RunView::status), Optional.of(RunStatus.SUCCEEDED)::equals);
    assertThat(run().orElseThrow().failure()).isNull();
  }

  @Test
  void shouldCountRecommendationsOfEveryTask() {
    readLog.append(
        run.requested(),
        run.recommended(0, "shape", LINEAR, 3, 1),
        run.recommended(0, "hue", RIDGE, 3, 2),
        run.recommended(0, "shape", KNN, 3, 3),
        run.recommended(12, "shape", LINEAR, 3, 4),
        run.recommended(12, "shape", KNN, 3, 5));
    readLog.awaitRead();
    assertThat(run().orElseThrow().status()).isEqualTo(RunStatus.RUNNING);

    readLog.append(run.recommended(12, "hue", RIDGE, 3, 6));
    readLog.awaitRead();

    assertThat(run().orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void shouldSayWhyRunFailed() {
    readLog.append(
        run.requested(), run.deadLettered("later", 3), run.deadLettered("no such data", 2));
    readLog.awaitRead();

    RunView view = run().orElseThrow();
    assertThat(view.status()).isEqualTo(RunStatus.FAILED);
    assertThat(view.failure())
        .isEqualTo(new RunView.Failure(Topic.RUN_REQUESTS.topicName(), "no such data"));
  }

  @Test
  void shouldPassOverWhatCannotBeRead() {
    double before = skipped();
    log.append(Topic.LAYER_SCORES, null, "{}");
    log.append(Topic.LAYER_SCORES, EventType.LAYER_SCORED.wireName(), "no JSON");
    log.append(Topic.LAYER_SCORES, EventType.LAYER_SCORED.wireName(), "{}");
    log.append(Topic.LAYER_SCORES, EventType.LAYER_SCORED.wireName(), null);
    log.append(Topic.LAYER_SCORES, "dev.guillotine.layer-scored.v99", "{}");
    log.append(
        Topic.LAYER_SCORES,
        EventType.LAYER_SCORED.wireName(),
        Json.write(run.scored(0, LINEAR, 0, 0.3, 1_000_000_000_000L)));
    readLog.append(run.requested(), run.scored(0, LINEAR, 0, 0.3, 1));
    readLog.awaitRead();

    assertThat(layers().orElseThrow().scores()).hasSize(1);
    assertThat(skipped() - before).isEqualTo(6);
  }

  @Test
  void shouldPassOverWhatDatabaseRefuses() throws RetryableFailure {
    double before = skipped();
    readLog.execute(
        "ALTER TABLE event ADD CONSTRAINT no_knn CHECK (probe <> 'KNN' OR subject <> '%s')"
            .formatted(run.id()));
    try {
      readLog.append(run.requested(), run.recommended(0, KNN, 1), run.recommended(0, LINEAR, 2));
      readLog.awaitRead();
    } finally {
      readLog.execute("ALTER TABLE event DROP CONSTRAINT no_knn");
    }

    assertThat(run().orElseThrow().recommendations())
        .extracting(CutRecommended::probe)
        .containsExactly(LINEAR);
    assertThat(skipped() - before).isEqualTo(1);
  }

  @Test
  void shouldShowCharactersThatDatabasesDoNotHold() {
    String type = EventType.DEAD_LETTERED.wireName();
    String letter = Json.write(run.deadLettered("?", 1));
    readLog.append(run.requested());
    log.append(Topic.DEAD_LETTERS, type, letter.replace("?", "zero \\u0000"));
    readLog.awaitRead();
    assertThat(run().orElseThrow().failure().reason()).isEqualTo("zero \0");

    log.append(Topic.DEAD_LETTERS, type, letter.replace("?", "half a pair \\ud83d"));
    readLog.awaitRead();
    assertThat(run()).isPresent();
  }

  @Test
  void shouldBeTheSameAfterReplay() throws RetryableFailure {
    readLog.append(
        run.requested(),
        run.progressed(1, 40, 3),
        run.progressed(1, 20, 4),
        run.cancelled(4),
        run.scored(0, LINEAR, 1, 0.1, 5),
        run.scored(0, LINEAR, 0, 0.2, 6),
        run.recommended(0, LINEAR, 7),
        run.deadLettered("given up", 8));
    readLog.awaitRead();
    Optional<RunView> runBefore = run();
    Optional<LayersView> layersBefore = layers();

    readLog.forget();
    assertThat(run()).isEmpty();
    readLog.replay();

    assertThat(run()).isEqualTo(runBefore).isPresent();
    assertThat(layers()).isEqualTo(layersBefore);
  }

  @Test
  void shouldGoOnWhereViewEnds() throws RetryableFailure {
    TopicPartition seen = new TopicPartition("elsewhere", 0);
    TopicPartition unseen = new TopicPartition("elsewhere", 1);
    projection.apply(new LogExcerpt(List.of(), Map.of(seen, 41L)));
    projection.apply(new LogExcerpt(List.of(), Map.of(seen, 42L)));

    try (MockConsumer<String, String> consumer = new MockConsumer<>("earliest")) {
      consumer.assign(Set.of(seen, unseen));
      consumer.updateBeginningOffsets(Map.of(seen, 0L, unseen, 0L));
      position.onPartitionsAssigned(consumer, Set.of(seen, unseen));

      assertThat(consumer.position(seen)).isEqualTo(42);
      assertThat(consumer.position(unseen)).isZero();
    }
  }

  private double skipped() {
    return meters.find("guillotine.events.skipped").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private Optional<RunView> run() {
    return get("", RunView.class);
  }

  private Optional<LayersView> layers() {
    return get("/layers", LayersView.class);
  }

  private <T> Optional<T> get(String part, Class<T> type) {
    var response = given().get("/api/v1/runs/" + run.id() + part);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(Json.read(response.asString(), type));
  }
}
