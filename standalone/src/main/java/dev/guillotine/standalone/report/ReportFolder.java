package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is kept of a run: {@code run.json}, {@code layers.json}, {@code layers.csv}, its curves. */
public final class ReportFolder {
  private static final int SHORT_ID = 8;

  private ReportFolder() {}

  /**
   * Writes the report, over an earlier one of the same run.
   *
   * @param reports the folder of all reports; created if missing
   * @return the folder of this one, named after the run
   * @throws IOException if it can't be written
   */
  public static Path write(Path reports, RunView run, LayersView layers) throws IOException {
    Path folder = Files.createDirectories(reports.resolve(folderName(run)));
    Files.writeString(folder.resolve("run.json"), json(run));
    Files.writeString(folder.resolve("layers.json"), json(layers));
    Files.writeString(folder.resolve("layers.csv"), ScoreCsv.of(layers));
    List<CutScores> all = CutScores.of(layers);
    for (CutScores scores : all) {
      String name =
          all.size() == 1
              ? "curve.svg"
              : "curve-%s-%s.svg"
                  .formatted(fileName(scores.data().name()), fileName(scores.task()));
      Files.writeString(folder.resolve(name), CurveSvg.of(scores, run.specification().name()));
    }
    return folder;
  }

  private static String folderName(RunView run) {
    return fileName(run.specification().name()) + "-" + run.id().toString().substring(0, SHORT_ID);
  }

  /** A name that any file system takes. */
  private static String fileName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String trimmed = plain.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "run" : trimmed;
  }

  private static String json(Object value) throws IOException {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }
}
