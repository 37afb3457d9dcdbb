package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
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
  void shouldShowTheNewestOfTwoCheckpointsOfOneEpoch() {
    LayersView layers =
        SampleRun.layers(SampleRun.checkpoint(1, 40, false), SampleRun.checkpoint(1, 1_050, true));

    CutScores newest = CutScores.of(layers).get(0);

    assertThat(newest.checkpoint().step()).isEqualTo(1_050);
    assertThat(newest.hasControl()).isFalse();
    assertThat(newest.recommendations()).hasSize(2);
    assertThat(newest.rows().get(4).trained().get(ProbeKind.LINEAR).value()).isEqualTo(.468);
    assertThat(TextReport.of(layers)).contains("class of objects, epoch 1, step 1,050");
    assertThat(ScoreCsv.of(layers)).contains(SampleRun.ID + ",1,40,", SampleRun.ID + ",1,1050,");
  }

  @Test
  void shouldShowARunThatWasNotTrained() {
    LayersView all = SampleRun.layers();
    LayersView untrained =
        new LayersView(
            all.runId(),
            all.scores().stream().filter(score -> score.checkpoint().step() == 0).toList(),
            all.recommendations().stream().filter(cut -> cut.checkpoint().step() == 0).toList(),
            List.of());

    assertThat(TextReport.of(untrained)).contains("class of objects, untrained");
    assertThat(CurveSvg.of(CutScores.of(untrained).get(0), "run"))
        .contains("predicted from the output of each layer without pretraining");
  }

  @Test
  void shouldShowARunThatHasNoControl() {
    LayersView all = SampleRun.layers();
    LayersView trained =
        new LayersView(
            all.runId(),
            all.scores().stream().filter(score -> score.checkpoint().last()).toList(),
            all.recommendations(),
            List.of());
    CutScores alone = CutScores.of(trained).get(0);

    assertThat(TextTable.of(alone).get(0)).doesNotContain("untrained");
    assertThat(TextCurve.of(alone).get(11)).doesNotContain("untrained");
    assertThat(CurveSvg.of(alone, "run")).doesNotContain("before training");
  }

  @Test
  void shouldPutAllTasksThatAreNoClassificationIntoOneMatrix() {
    List<CutScores> factors = CutScores.of(SampleRun.allTasks()).subList(1, 9);

    assertThat(String.join("\n", TaskMatrix.of(factors)))
        .isEqualTo(
            """
            R² by the ridge probe; ◀ cut here

                              background-
            cut          hue          hue  light  scale    yaw      x      y  texture
            stem        0.72         0.91   0.24   0.36   0.01  -0.03   0.31     0.79
            stage1      0.93◀        0.97◀  0.38   0.48   0.03   0.06   0.36     0.91◀
            stage2      0.90         0.96   0.55   0.66   0.08   0.25   0.47     0.89
            stage3      0.81         0.93   0.68◀  0.80   0.19   0.52◀  0.61◀    0.84
            backbone    0.62         0.84   0.64   0.83◀  0.24◀  0.41   0.50     0.73
            ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
            projector1  0.45         0.71   0.52   0.77   0.22   0.22   0.33     0.55
            projector2  0.31         0.55   0.44   0.71   0.16   0.13   0.21     0.41
            projector3  0.12         0.29   0.30   0.60   0.07   0.05   0.11     0.22
            error at ◀  6.3°         2.7°    29°           68°
            untrained
            stem        0.61         0.80   0.21   0.32   0.01  -0.02   0.30     0.66
            stage1      0.66         0.83   0.25   0.35   0.02   0.04   0.33     0.70
            stage2      0.70         0.85   0.33   0.41   0.03   0.18   0.39     0.72
            stage3      0.69         0.84   0.37   0.45   0.03   0.35   0.48     0.70
            backbone    0.65         0.80   0.34   0.44   0.02   0.33   0.46     0.66
            ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
            projector1  0.64         0.79   0.33   0.43   0.02   0.32   0.45     0.65
            projector2  0.60         0.77   0.30   0.41   0.01   0.29   0.42     0.62
            projector3  0.52         0.71   0.22   0.36  -0.01   0.20   0.35     0.55""");
  }

  @Test
  void shouldSayUnitAndProbeOfEachColumnWhereTheyDiffer() {
    List<String> lines = TaskMatrix.of(CutScores.of(SampleRun.allTasks()));

    assertThat(lines.get(2)).startsWith("           acc. %  acc. %     R²");
    assertThat(lines.get(3)).startsWith("           linear     kNN  ridge");
    assertThat(lines).filteredOn(line -> line.startsWith("cut")).hasSize(2);
    assertThat(lines).allMatch(line -> line.length() <= 80);
  }

  @Test
  void shouldTellClassificationsInFullThenTheOtherTasksEachWithItsSentence() {
    List<String> lines = TextReport.of(SampleRun.allTasks());

    assertThat(lines)
        .containsSubsequence(
            "class of objects, epoch 12, step 468",
            "Cut at projector1: 46.0 % by the KNN probe.",
            "other tasks of objects, epoch 12, step 468",
            "hue             Cut at stage1: the ridge probe reaches 0.93 there, against 0.12",
            "                at the network's output.",
            "texture         Cut at stage1: the ridge probe reaches 0.91 there, against 0.22");
  }

  @Test
  void shouldWriteRegressionsInTheirOwnUnitWithTheErrorOfAngles() {
    CutScores hue = CutScores.of(SampleRun.allTasks()).get(1);

    assertThat(TextTable.of(hue).get(2))
        .startsWith("stage1")
        .contains("0.930 ± 0.011, 6.3°", "0.660");
    assertThat(TextCurve.of(hue)).last().asString().contains("R²   ■ ridge");
    assertThat(CurveSvg.of(hue, "run"))
        .contains("0.93, 6.3°", ">before training<")
        .doesNotContain("dashed)");
  }

  @Test
  void shouldTellWhatWasMeasuredWithoutLabels() {
    List<String> lines = TextReport.of(SampleRun.measured());

    int title = lines.indexOf("embeddings of objects, epoch 12, step 468");
    assertThat(lines.get(title + 2)).matches("cut +dimension +RankMe .* CKA with backbone");
    assertThat(lines.get(title + 3)).matches("stem +16 +12.5 +– +1.10 +-2.00 +4.00 +0.50");
    assertThat(lines).anyMatch(line -> line.startsWith("backbone") && line.endsWith(" 1.00"));
  }

  @Test
  void shouldShowNothingForARunWithoutScores() {
    assertThat(TextReport.of(new LayersView(SampleRun.ID, List.of(), List.of(), List.of())))
        .isEmpty();
  }
}
