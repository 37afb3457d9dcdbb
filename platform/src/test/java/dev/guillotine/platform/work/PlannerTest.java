package dev.guillotine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.event.EventDecoder;
import dev.guillotine.platform.event.PastAttempts;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final CheckpointPublished FACT = published();
  private static final String FACT_TYPE = EventType.CHECKPOINT_PUBLISHED.wireName();

  private final List<Event> taken = new ArrayList<>();
  private final Cancellations cancellations = new Cancellations();
  private final Planner planner = new Planner(this::send, cancellations);
  private int tries;
  private int failures;
  private Runnable whenFailing = () -> {};

  @Test
  void shouldTurnAFactIntoATask() {
    plan(record(FACT_TYPE, Json.write(FACT)));

    assertThat(taken).containsExactly(taskFrom(FACT));
  }

  @Test
  void shouldPlanTheSameTaskWhenARecordIsReadAgain() {
    plan(record(FACT_TYPE, Json.write(FACT)));
    plan(record(FACT_TYPE, Json.write(FACT)));

    assertThat(taken).extracting(Event::id).containsExactly(taskId(), taskId());
  }

  @Test
  void shouldPassOverFactsOfAnotherType() {
    RunRequested other = new RunRequested(RUN, Instant.now(), RunSpecification.standard());

    plan(record(EventType.RUN_REQUESTED.wireName(), Json.write(other)));
    plan(record("dev.guillotine.of-a-later-version.v1", "{}"));

    assertThat(tries).isZero();
  }

  @Test
  void shouldPlanNothingForARunThatIsCancelled() {
    cancellations.hear(RUN);

    plan(record(FACT_TYPE, Json.write(FACT)));

    assertThat(tries).isZero();
  }

  @Test
  void shouldMakeADeadLetterOfWhatCannotBeRead() {
    plan(record(FACT_TYPE, "not an event"));

    assertThat(taken)
        .singleElement()
        .isInstanceOfSatisfying(
            DeadLettered.class,
            letter -> {
              assertThat(letter.kind()).isEqualTo(FailureKind.POISON);
              assertThat(letter.reason()).startsWith("not readable as " + FACT_TYPE);
              assertThat(letter.queue()).isEqualTo(Topic.CHECKPOINTS.topicName());
              assertThat(letter.runId()).isEqualTo(RUN);
              assertThat(letter.eventId()).isEqualTo("some id");
              assertThat(letter.attempts()).isEqualTo(1);
              assertThat(letter.payload()).isEqualTo("not an event");
            });
  }

  @Test
  void shouldMakeDeadLettersOfRecordsWithoutTypeOrValue() {
    plan(record(null, Json.write(FACT)));
    plan(record(FACT_TYPE, null));

    assertThat(taken)
        .extracting(letter -> ((DeadLettered) letter).reason())
        .containsExactly(
            "the record has no ce_type header", "a record of type " + FACT_TYPE + " has no value");
    assertThat(taken)
        .extracting(letter -> ((DeadLettered) letter).kind())
        .containsOnly(FailureKind.POISON);
  }

  @Test
  void shouldTryAgainWhileTheBrokerIsAway() {
    failures = 2;

    plan(record(FACT_TYPE, Json.write(FACT)));

    assertThat(tries).isEqualTo(3);
    assertThat(taken).containsExactly(taskFrom(FACT));
  }

  @Test
  void shouldLeaveTheRecordUnreadWhenTheServiceStops() {
    failures = Integer.MAX_VALUE;
    whenFailing = () -> planner.end(new ShutdownEvent());

    assertThatThrownBy(() -> plan(record(FACT_TYPE, Json.write(FACT))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stopped before a task could be planned");
    assertThat(tries).isEqualTo(1);
    assertThatThrownBy(() -> plan(record(FACT_TYPE, Json.write(FACT))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(tries).isEqualTo(1);
    assertThat(taken).isEmpty();
  }

  private void plan(ConsumerRecord<String, String> record) {
    planner.plan(record, CheckpointPublished.class, PlannerTest::taskFrom);
  }

  private static ExtractionRequested taskFrom(CheckpointPublished fact) {
    return new ExtractionRequested(fact.runId(), fact.occurredAt(), fact);
  }

  private static UUID taskId() {
    return taskFrom(FACT).id();
  }

  private CompletionStage<Void> send(Event event, PastAttempts past) {
    tries++;
    if (failures > 0) {
      failures--;
      whenFailing.run();
      return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
    }
    assertThat(past).isEqualTo(PastAttempts.NONE);
    taken.add(event);
    return CompletableFuture.completedFuture(null);
  }

  private static ConsumerRecord<String, String> record(String type, String value) {
    ConsumerRecord<String, String> record =
        new ConsumerRecord<>(Topic.CHECKPOINTS.topicName(), 0, 0, RUN.toString(), value);
    record.headers().add(EventDecoder.ID, "some id".getBytes(StandardCharsets.UTF_8));
    if (type != null) {
      record.headers().add(EventDecoder.TYPE, type.getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  private static CheckpointPublished published() {
    RunSpecification specification = RunSpecification.standard();
    return new CheckpointPublished(
        RUN,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        new Checkpoint(3, 120, true, 1, new ObjectReference("weights", 1234, "ab".repeat(32))),
        new Architecture(
            specification.backbone(), specification.projector(), null, new ImageShape(3, 32, 32)),
        List.of(CutPoint.of(4, "backbone", CutPoint.Role.BACKBONE, 128)),
        new Normalisation(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.2, 0.1)),
        specification.data(),
        specification.probes(),
        7);
  }
}
