package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is kept of a run: {@code run.json}, {@code layers.json}, {@code layers.csv}, {@code
 * measures.csv}, a curve for each task, and {@code tasks.svg}, the curves of all tasks in one
 * picture.
 */
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
    Files.writeString(folder.resolve("measures.csv"), MeasureCsv.of(layers));
    for (Map.Entry<String, String> picture :
        pictures(layers, run.specification().name()).entrySet()) {
      Files.writeString(folder.resolve(picture.getKey() + ".svg"), picture.getValue());
    }
    return folder;
  }

  /** All pictures, by their file's name. */
  private static Map<String, String> pictures(LayersView layers, String runName) {
    Map<String, String> pictures = new LinkedHashMap<>();
    List<CutScores> all = CutScores.of(layers);
    for (CutScores scores : all) {
      String ending = "-" + fileName(scores.data().name()) + "-" + fileName(scores.task());
      put(pictures, all.size() == 1 ? "curve" : "curve" + ending, CurveSvg.of(scores, runName));
    }
    List<DataScores> sets = DataScores.of(layers);
    for (DataScores set : sets) {
      if (set.tasks().size() > 1) {
        String ending = sets.size() == 1 ? "" : "-" + fileName(set.data().name());
        put(pictures, "tasks" + ending, TasksSvg.of(set, runName));
      }
    }
    return pictures;
  }

  /** Names that differ in characters that file names lack get a number. */
  private static void put(Map<String, String> pictures, String name, String picture) {
    String free = name;
    for (int number = 2; pictures.containsKey(free); number++) {
      free = name + "-" + number;
    }
    pictures.put(free, picture);
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
