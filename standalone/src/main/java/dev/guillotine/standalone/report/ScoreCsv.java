package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.json.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every score of a run, one in a line (RFC 4180): for spreadsheets and data frames. */
public final class ScoreCsv {
  private static final List<String> HEADER =
      List.of(
          "run",
          "epoch",
          "step",
          "checkpoint",
          "data",
          "data_digest",
          "task",
          "probe",
          "cut_index",
          "cut",
          "role",
          "dimension",
          "metric",
          "value",
          "standard_error",
          "low",
          "high",
          "chance",
          "validation",
          "samples",
          "fitted",
          "hyper_parameters",
          "details",
          "protocol",
          "seed",
          "seconds",
          "version");

  private ScoreCsv() {}

  /** The whole file, header first, in the order of the view. */
  public static String of(LayersView layers) {
    return CsvText.of(HEADER, layers.scores().stream().map(ScoreCsv::cells));
  }

  private static Stream<?> cells(LayerScored score) {
    return Stream.of(
        score.runId(),
        score.checkpoint().epoch(),
        score.checkpoint().step(),
        score.checkpoint().digest(),
        score.data().name(),
        score.data().digest(),
        score.task(),
        score.probe(),
        score.cut().index(),
        score.cut().name(),
        score.cut().role(),
        score.cut().dimension(),
        score.metric(),
        score.value(),
        score.standardError(),
        score.interval().low(),
        score.interval().high(),
        score.chance(),
        score.validation(),
        score.samples(),
        score.fitted(),
        Json.write(new TreeMap<>(score.hyperParameters())),
        Json.write(new TreeMap<>(score.details())),
        score.protocol(),
        score.seed(),
        score.seconds(),
        score.version());
  }
}
