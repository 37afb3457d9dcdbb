package dev.guillotine.gateway.view;

import static dev.guillotine.contracts.event.EventType.CHECKPOINT_PUBLISHED;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.KNN;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.LINEAR;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.RIDGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.gateway.view.RunTrace.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTraceTest {
  private static final Instant EARLY = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);

  private final RunTrace requested = RunTrace.of(EARLY, EventType.RUN_REQUESTED, 0);

  @Test
  void shouldBeQueuedWhileOnlyRequested() {
    assertThat(requested.status()).isEqualTo(RunStatus.QUEUED);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"RUN_PROGRESSED", "CHECKPOINT_PUBLISHED", "LAYER_SCORED"})
  void shouldRunOnceAnythingElseIsHeard(EventType heard) {
    assertThat(requested.with(RunTrace.of(LATE, heard, 0)).status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void shouldSucceedOnlyWithAllRecommendations() {
    RunTrace trace = requested.with(recommended(0, LINEAR)).with(recommended(0, KNN));
    assertThat(trace.with(recommended(12, LINEAR)).status()).isEqualTo(RunStatus.RUNNING);
    assertThat(trace.with(recommended(12, LINEAR)).with(recommended(12, KNN)).status())
        .isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void shouldSucceedWithAsManyRecommendationsAsEachCheckpointGets() {
    List<RunTrace> heard =
        List.of(
            requested,
            recommended(0, "shape", LINEAR, 3),
            recommended(0, "shape", KNN, 3),
            recommended(0, "hue", RIDGE, 3),
            recommended(12, "shape", LINEAR, 3),
            recommended(12, "shape", KNN, 3),
            recommended(12, "hue", RIDGE, 3));
    for (int missing = 1; missing < heard.size(); missing++) {
      assertThat(all(without(heard, missing)).status()).isEqualTo(RunStatus.RUNNING);
    }
    assertThat(all(heard).status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void shouldCountARecommendationOnce() {
    RunTrace trace =
        all(
            List.of(
                requested,
                recommended(0, LINEAR),
                recommended(0, KNN),
                recommended(12, LINEAR),
                recommended(12, LINEAR)));
    assertThat(trace.status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void shouldExpectTheMostThatWasTold() {
    RunTrace trace =
        all(
            List.of(
                requested,
                recommended(0, LINEAR),
                recommended(0, KNN),
                recommended(12, "class", KNN, 3),
                recommended(12, "class", LINEAR, 2)));
    assertThat(trace.status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void shouldFailWhenWorkWasGivenUpAndIsStillMissing() {
    RunTrace failed = requested.with(RunTrace.of(LATE, EventType.DEAD_LETTERED, 0));
    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(
            Stream.of(
                    recommended(0, LINEAR),
                    recommended(0, KNN),
                    recommended(12, LINEAR),
                    recommended(12, KNN))
                .reduce(failed, RunTrace::with)
                .status())
        .isEqualTo(RunStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void shouldSucceedWithAsManyCheckpointsAsTheyTell(int checkpoints) {
    RunTrace trace = requested.with(RunTrace.of(EARLY, CHECKPOINT_PUBLISHED, checkpoints));
    for (long step = 0; step < checkpoints; step++) {
      assertThat(trace.status()).isEqualTo(RunStatus.RUNNING);
      trace = trace.with(only(step, checkpoints)).with(only(step, checkpoints));
    }
    assertThat(trace.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(trace.checkpoints()).isEqualTo(checkpoints);
  }

  @Test
  void shouldStayCancelledUnlessAllIsThere() {
    RunTrace cancelled = requested.with(RunTrace.of(LATE, EventType.RUN_CANCELLED, 0));
    assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(cancelled.status().ended()).isTrue();
    assertThat(cancelled.with(RunTrace.of(LATE, EventType.DEAD_LETTERED, 0)).status())
        .isEqualTo(RunStatus.CANCELLED);
    assertThat(cancelled.with(only(0, 2)).status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(cancelled.with(only(0, 2)).with(only(7, 2)).status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void shouldNotDependOnOrder() {
    RunTrace other = recommended(0, LINEAR);
    assertThat(requested.with(other)).isEqualTo(other.with(requested));
    assertThat(requested.with(other).updatedAt()).isEqualTo(LATE);
  }

  private static RunTrace all(List<RunTrace> traces) {
    return traces.stream().reduce(RunTrace::with).orElseThrow();
  }

  private static <T> List<T> without(List<T> all, int place) {
    return Stream.concat(
            all.subList(0, place).stream(), all.subList(place + 1, all.size()).stream())
        .toList();
  }

  private static RunTrace recommended(long step, ProbeKind probe) {
    return recommended(step, "class", probe, 2);
  }

  /** One of two checkpoints. */
  private static RunTrace recommended(long step, String task, ProbeKind probe, int siblings) {
    return RunTrace.of(LATE, 2, new Recommendation(step, task, probe, siblings));
  }

  /** One of several checkpoints, with the only recommendation that it gets. */
  private static RunTrace only(long step, int checkpoints) {
    return RunTrace.of(LATE, checkpoints, new Recommendation(step, "class", LINEAR, 1));
  }
}
