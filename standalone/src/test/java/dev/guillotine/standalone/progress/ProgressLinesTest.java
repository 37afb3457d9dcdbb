package dev.guillotine.standalone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.standalone.standin.SampleRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private static final Instant NOW = SampleRun.THEN.plusSeconds(10);

  @Test
  void shouldWaitBeforeAnythingWasHeard() {
    assertThat(lines())
        .containsExactly(
            "training    ░░░░░░░░░░░░░░░░   0 %  waiting",
            "extraction  ░░░░░░░░░░░░░░░░   0 %  waiting",
            "probing     ░░░░░░░░░░░░░░░░   0 %  waiting");
  }

  @Test
  void shouldTellOfTrainingWithTheNumbersThatMatterAndTheTimeLeft() {
    assertThat(
            lines(
                SampleRun.progress(
                    Phase.TRAINING,
                    6,
                    234,
                    468,
                    "steps",
                    Map.of(
                        "trunkRank", 42.405,
                        "share.backward", 0.62,
                        "onlineAccuracy", 0.128,
                        "loss", 4.21345))))
        .first()
        .isEqualTo(
            "training    ████████░░░░░░░░  50 %  epoch 6 of 12 · 0:20 left"
                + " · loss 4.213 · online accuracy 0.128 · trunk rank 42.405"
                + " · 998 images/s · 234 of 468 steps");
  }

  @Test
  void shouldTellOfTheNewestEpochWhenEachIsReported() {
    assertThat(
            lines(
                SampleRun.progress(Phase.TRAINING, 1, 39, 468, "steps", Map.of()),
                SampleRun.progress(Phase.TRAINING, 3, 117, 468, "steps", Map.of())))
        .first()
        .asString()
        .contains(" 25 %", "epoch 3 of 12");
  }

  @Test
  void shouldCountTheCheckpointsThatAreStillToCome() {
    assertThat(lines(SampleRun.progress(Phase.PROBING, 0, 8, 16, "fits", Map.of())))
        .last()
        .isEqualTo(
            "probing     ████░░░░░░░░░░░░  25 %"
                + "  untrained (1 of 2) · 0:20 left · 0.3 fits/s · 8 of 16 fits");
  }

  @Test
  void shouldTellCheckpointsOfOneEpochApart() {
    RunView run =
        SampleRun.view(
            RunStatus.RUNNING,
            SpecificationReader.fromJson("{}"),
            8,
            List.of(
                SampleRun.progress(Phase.PROBING, 0, 0, 16, 16, "fits", Map.of()),
                SampleRun.progress(Phase.PROBING, 1, 40, 16, 16, "fits", Map.of()),
                later(SampleRun.progress(Phase.PROBING, 1, 1050, 0, 16, "fits", Map.of()))));

    assertThat(ProgressLines.of(run, NOW))
        .last()
        .asString()
        .startsWith("probing     ████░░░░░░░░░░░░  25 %")
        .contains("epoch 1, step 1,050 (3 of 8)");
  }

  @Test
  void shouldHaveNoTrainingWhereNothingIsTrained() {
    RunView run =
        SampleRun.view(
            RunStatus.RUNNING,
            SpecificationReader.fromJson("{\"method\": {\"name\": \"random\"}}"),
            0,
            List.of(SampleRun.progress(Phase.EXTRACTION, 0, 0, 9, 9, "images", Map.of())));

    assertThat(ProgressLines.of(run, NOW))
        .containsExactly(
            "extraction  ████████████████ 100 %  done in 1:01",
            "probing     ░░░░░░░░░░░░░░░░   0 %  waiting");
  }

  @Test
  void shouldSayHowLongAPhaseTook() {
    assertThat(
            lines(
                SampleRun.progress(Phase.EXTRACTION, 0, 9_000, 9_000, "images", Map.of()),
                SampleRun.progress(Phase.EXTRACTION, 12, 9_000, 9_000, "images", Map.of())))
        .element(1)
        .isEqualTo("extraction  ████████████████ 100 %  done in 2:02");
  }

  @Test
  void shouldTellOfReadingWhileItLasts() {
    RunProgressed reading = SampleRun.progress(Phase.READING, 0, 30_000, 0, "samples", Map.of());

    assertThat(lines(reading)).hasSize(4).first().isEqualTo("reading     30,000 samples in 1:01");
    RunProgressed training =
        later(SampleRun.progress(Phase.TRAINING, 1, 1, 468, "steps", Map.of()));
    assertThat(lines(reading, training)).hasSize(3);
  }

  private static RunProgressed later(RunProgressed word) {
    return new RunProgressed(
        word.runId(),
        word.occurredAt().plusSeconds(1),
        word.phase(),
        word.epoch(),
        word.step(),
        word.done(),
        word.total(),
        word.unit(),
        word.elapsedSeconds(),
        word.remainingSeconds(),
        word.metrics());
  }

  private static List<String> lines(RunProgressed... progress) {
    return ProgressLines.of(SampleRun.view(RunStatus.RUNNING, List.of(progress)), NOW);
  }
}
