package dev.guillotine.gateway.view;

import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.KNN;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.LINEAR;
import static dev.guillotine.contracts.specification.ProbePlan.ProbeKind.RIDGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.gateway.SampleRun;
import dev.guillotine.gateway.view.RunTrace.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunTraceTest {
  private static final Instant EARLY = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);

  private final RunTrace requested = RunTrace.of(EARLY, EventType.RUN_REQUESTED);

  @Test
  void shouldBeQueuedWhileOnlyRequested() {
    assertThat(requested.status(SampleRun.SPECIFICATION)).isEqualTo(RunStatus.QUEUED);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"RUN_PROGRESSED", "CHECKPOINT_PUBLISHED", "LAYER_SCORED"})
  void shouldRunOnceAnythingElseIsHeard(EventType heard) {
    assertThat(requested.with(RunTrace.of(LATE, heard)).status(SampleRun.SPECIFICATION))
        .isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void shouldSucceedOnlyWithAllRecommendations() {
    RunTrace trace = requested.with(recommended(0, LINEAR)).with(recommended(0, KNN));
    assertThat(trace.with(recommended(12, LINEAR)).status(SampleRun.SPECIFICATION))
        .isEqualTo(RunStatus.RUNNING);
    assertThat(
            trace
                .with(recommended(12, LINEAR))
                .with(recommended(12, KNN))
                .status(SampleRun.SPECIFICATION))
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
      assertThat(all(without(heard, missing)).status(SampleRun.SPECIFICATION))
          .isEqualTo(RunStatus.RUNNING);
    }
    assertThat(all(heard).status(SampleRun.SPECIFICATION)).isEqualTo(RunStatus.SUCCEEDED);
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
    assertThat(trace.status(SampleRun.SPECIFICATION)).isEqualTo(RunStatus.RUNNING);
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
    assertThat(trace.status(SampleRun.SPECIFICATION)).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void shouldFailWhenWorkWasGivenUpAndIsStillMissing() {
    RunTrace failed = requested.with(RunTrace.of(LATE, EventType.DEAD_LETTERED));
    assertThat(failed.status(SampleRun.SPECIFICATION)).isEqualTo(RunStatus.FAILED);
    assertThat(
            Stream.of(
                    recommended(0, LINEAR),
                    recommended(0, KNN),
                    recommended(12, LINEAR),
                    recommended(12, KNN))
                .reduce(failed, RunTrace::with)
                .status(SampleRun.SPECIFICATION))
        .isEqualTo(RunStatus.SUCCEEDED);
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

  private static RunTrace recommended(int epoch, ProbeKind probe) {
    return recommended(epoch, "class", probe, 2);
  }

  private static RunTrace recommended(int epoch, String task, ProbeKind probe, int siblings) {
    return RunTrace.of(LATE, new Recommendation(epoch, task, probe, siblings));
  }
}
