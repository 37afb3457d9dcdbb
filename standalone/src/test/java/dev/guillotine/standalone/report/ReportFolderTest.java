package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.standalone.standin.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  @TempDir Path folder;

  @Test
  void shouldHoldTheRunItsScoresAndItsCurve() throws IOException {
    RunView run = SampleRun.view(RunStatus.SUCCEEDED, List.of());
    LayersView layers = SampleRun.layers();

    Path report = ReportFolder.write(folder, run, layers);

    assertThat(report).isEqualTo(folder.resolve("run-0f1e2d3c"));
    assertThat(Json.read(Files.readString(report.resolve("run.json")), RunView.class))
        .isEqualTo(run);
    assertThat(Json.read(Files.readString(report.resolve("layers.json")), LayersView.class))
        .isEqualTo(layers);
    assertThat(report.resolve("curve.svg")).isNotEmptyFile();
    assertThat(report.resolve("layers.csv")).isNotEmptyFile();
  }

  @Test
  void shouldHoldACurveForEachTaskAndOnePictureOfAll() throws IOException {
    RunView run = SampleRun.view(RunStatus.SUCCEEDED, List.of());

    Path report = ReportFolder.write(folder, run, SampleRun.allTasks());

    try (Stream<Path> files = Files.list(report)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "run.json",
              "layers.json",
              "layers.csv",
              "measures.csv",
              "tasks.svg",
              "curve-objects-class.svg",
              "curve-objects-hue.svg",
              "curve-objects-background-hue.svg",
              "curve-objects-light.svg",
              "curve-objects-scale.svg",
              "curve-objects-yaw.svg",
              "curve-objects-x.svg",
              "curve-objects-y.svg",
              "curve-objects-texture.svg");
    }
  }

  @Test
  void shouldWriteTheDetailsOfScores() {
    assertThat(ScoreCsv.of(SampleRun.allTasks()).lines())
        .hasSize(1 + 4 * 8 + 8 * 2 * 8)
        .anyMatch(
            line ->
                line.contains(",r2,0.72,0.011,") && line.contains("\"{\"\"errorDegrees\"\":25.2"));
  }

  @Test
  void shouldWriteTheMeasuresOfACutInOneLine() {
    List<String> lines = MeasureCsv.of(SampleRun.measured()).lines().toList();

    assertThat(lines).hasSize(1 + 8);
    assertThat(lines.get(0)).contains(",rank_me,participation_ratio,alpha_req,");
    assertThat(lines.get(1))
        .contains(",stem,stem,16,12.5,,1.1,-2.0,4.0,\"{\"\"backbone\"\":0.5}\",2048,1,0,0.5,1.2.3");
  }

  @Test
  void shouldWriteEveryScoreInOneLine() {
    List<String> lines = ScoreCsv.of(SampleRun.layers()).lines().toList();

    assertThat(lines).hasSize(1 + 4 * 8);
    assertThat(lines.get(0))
        .isEqualTo(
            "run,epoch,step,checkpoint,data,data_digest,task,probe,cut_index,cut,role,dimension,"
                + "metric,value,standard_error,low,high,chance,validation,samples,fitted,"
                + "hyper_parameters,details,protocol,seed,seconds,version");
    assertThat(lines.get(1))
        .isEqualTo(
            SampleRun.ID
                + ",0,0,"
                + "0".repeat(64)
                + ",objects,"
                + "d".repeat(64)
                + ",class,linear,0,stem,stem,16,accuracy,0.333,0.011,0.0,1.0,0.1,0.335,2000,5000,"
                + "\"{\"\"penalty\"\":0.01}\",{},1,0,1.5,1.2.3");
  }
}
