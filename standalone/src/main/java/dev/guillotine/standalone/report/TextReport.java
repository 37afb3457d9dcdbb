package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.event.CutRecommended;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run found, for a terminal: the first data set's classifications each with table, curve and
 * recommendation; all other tasks of a data set in one matrix; what was measured without labels.
 */
public final class TextReport {
  private final List<String> lines = new ArrayList<>();

  private TextReport() {}

  /** Lines, an empty one before each part. */
  public static List<String> of(LayersView layers) {
    TextReport report = new TextReport();
    List<DataScores> sets = DataScores.of(layers);
    for (DataScores set : sets) {
      List<CutScores> foremost = set.equals(sets.get(0)) ? set.foremost() : List.of();
      foremost.forEach(report::tell);
      List<CutScores> others =
          set.tasks().stream().filter(task -> !foremost.contains(task)).toList();
      if (!others.isEmpty()) {
        report.tell(others, foremost.isEmpty() ? "tasks" : "other tasks");
      }
    }
    report.lines.addAll(MeasureTable.of(layers));
    return List.copyOf(report.lines);
  }

  private void tell(CutScores scores) {
    say("");
    say(
        "%s of %s, %s"
            .formatted(
                scores.task(), scores.data().name(), CheckpointWords.of(scores.checkpoint())));
    say("");
    lines.addAll(TextTable.of(scores));
    say("");
    lines.addAll(TextCurve.of(scores));
    say("");
    scores.recommendations().stream().map(CutRecommended::sentence).forEach(this::say);
  }

  private void tell(List<CutScores> tasks, String which) {
    CutScores first = tasks.get(0);
    say("");
    say(
        "%s of %s, %s"
            .formatted(which, first.data().name(), CheckpointWords.of(first.checkpoint())));
    say("");
    lines.addAll(TaskMatrix.of(tasks));
    say("");
    int names = tasks.stream().mapToInt(task -> task.task().length()).max().orElse(0);
    for (CutScores task : tasks) {
      for (CutRecommended cut : task.recommendations()) {
        lines.addAll(Paragraph.of(task.task(), names, cut.sentence()));
      }
    }
  }

  private void say(String line) {
    lines.add(line);
  }
}
