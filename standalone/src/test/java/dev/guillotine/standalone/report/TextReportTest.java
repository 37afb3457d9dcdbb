package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.standalone.standin.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private final CutScores scores = CutScores.of(SampleRun.layers()).get(0);

  @Test
  void shouldPutTheUntrainedScoresBesideThoseOfTheNewestCheckpoint() {
    assertThat(String.join("\n", TextTable.of(scores)))
        .isEqualTo(
            """
            cut          dimension       linear          kNN   untrained linear   untrained kNN
            stem                16   34.2 ± 1.1   33.1 ± 1.1               33.3            32.0
            stage1              16   36.2 ± 1.1   34.9 ± 1.1               32.6            31.8
            stage2              32   40.8 ± 1.1   39.5 ± 1.1               36.8            34.1
            stage3              64   43.9 ± 1.1   44.1 ± 1.1               36.2            34.9
            backbone           128   46.8 ± 1.1   45.2 ± 1.1               34.0            33.6   ◀ cut here (linear)
            projector1         256   45.6 ± 1.1   46.0 ± 1.1               34.0            33.1   ◀ cut here (kNN)
            projector2         256   45.8 ± 1.1   44.7 ± 1.1               33.4            32.8
            projector3         128   43.4 ± 1.1   42.1 ± 1.1               33.0            32.5""");
  }

  @Test
  void shouldDrawACurveWithABorderWhereTheBackboneEnds() {
    List<String> lines = TextCurve.of(scores);

    assertThat(lines).hasSize(8 + 1 + 3);
    assertThat(lines.get(4)).startsWith("backbone   │").endsWith("●").contains("○", "·");
    assertThat(lines.get(5)).startsWith("           ├┄┄┄");
    assertThat(lines.get(10)).contains("30", "35", "40", "45", "50");
    assertThat(lines.get(11)).contains("● linear", "○ kNN", "accuracy, %", "· untrained network");
  }

  @Test
  void shouldShowARunThatHasNoControl() {
    LayersView all = SampleRun.layers();
    LayersView trained =
        new LayersView(
            all.runId(),
            all.scores().stream().filter(score -> score.checkpoint().last()).toList(),
            all.recommendations());
    CutScores alone = CutScores.of(trained).get(0);

    assertThat(TextTable.of(alone).get(0)).doesNotContain("untrained");
    assertThat(TextCurve.of(alone).get(11)).doesNotContain("untrained");
    assertThat(CurveSvg.of(alone, "run")).doesNotContain("before training");
  }

  @Test
  void shouldShowNothingForARunWithoutScores() {
    assertThat(CutScores.of(new LayersView(SampleRun.ID, List.of(), List.of()))).isEmpty();
  }
}
