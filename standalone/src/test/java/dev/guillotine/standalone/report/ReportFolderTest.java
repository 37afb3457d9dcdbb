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
  void shouldWriteEveryScoreInOneLine() {
    List<String> lines = ScoreCsv.of(SampleRun.layers()).lines().toList();

    assertThat(lines).hasSize(1 + 4 * 8);
    assertThat(lines.get(0))
        .isEqualTo(
            "run,epoch,step,checkpoint,data,task,probe,cut_index,cut,role,dimension,metric,value,"
                + "standard_error,validation,samples,hyper_parameters,protocol,seed,seconds");
    assertThat(lines.get(1))
        .isEqualTo(
            SampleRun.ID
                + ",0,0,"
                + "0".repeat(64)
                + ",objects,class,linear,0,stem,stem,16,accuracy,0.333,0.011,0.335,2000,"
                + "\"{\"\"penalty\"\":0.01}\",1,0,1.5");
  }
}
