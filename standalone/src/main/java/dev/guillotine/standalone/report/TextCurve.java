package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The scores as a picture made of characters: depth runs downwards, scores to the right. */
final class TextCurve {
  private static final int WIDTH = 56;
  private static final int MOST_MARKS = 5;
  private static final char UNTRAINED = '·';
  private static final char TOGETHER = '◆';

  private TextCurve() {}

  /** Lines: one for each cut, the axis and the key. */
  static List<String> of(CutScores scores) {
    Axis axis = Axis.covering(scores.all().mapToDouble(LayerScored::value), MOST_MARKS);
    int names = scores.rows().stream().mapToInt(row -> row.cut().name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    CutPoint.Role above = null;
    for (CutRow row : scores.rows()) {
      if (above == CutPoint.Role.BACKBONE && row.cut().role() == CutPoint.Role.PROJECTOR) {
        lines.add(" ".repeat(names) + " ├" + "┄".repeat(WIDTH));
      }
      above = row.cut().role();
      String name = row.cut().name();
      lines.add(name + " ".repeat(names - name.length()) + " │" + points(row, axis));
    }
    lines.addAll(axisLines(axis, scores.metric(), names));
    lines.add(" ".repeat(names + 2) + key(scores));
    return lines;
  }

  private static String points(CutRow row, Axis axis) {
    StringBuilder points = new StringBuilder(" ".repeat(WIDTH));
    row.untrained()
        .values()
        .forEach(score -> points.setCharAt(column(score.value(), axis), UNTRAINED));
    row.trained()
        .forEach(
            (probe, score) -> {
              int column = column(score.value(), axis);
              char there = points.charAt(column);
              points.setCharAt(column, there == ' ' || there == UNTRAINED ? mark(probe) : TOGETHER);
            });
    return points.toString().stripTrailing();
  }

  private static List<String> axisLines(Axis axis, Metric metric, int names) {
    StringBuilder line = new StringBuilder("─".repeat(WIDTH));
    StringBuilder labels = new StringBuilder(" ".repeat(WIDTH + 8));
    for (double mark : axis.marks()) {
      int column = column(mark, axis);
      String label = axis.label(mark, metric);
      line.setCharAt(column, '┴');
      int start = Math.max(0, column - label.length() / 2);
      labels.replace(start, start + label.length(), label);
    }
    return List.of(
        " ".repeat(names) + " └" + line, (" ".repeat(names + 2) + labels).stripTrailing());
  }

  private static String key(CutScores scores) {
    String probes =
        scores.probes().stream()
            .map(probe -> mark(probe) + " " + Words.of(probe))
            .collect(Collectors.joining("   "));
    return "%s   %s%s"
        .formatted(
            Words.of(scores.metric()), probes, scores.hasControl() ? "   · untrained network" : "");
  }

  private static char mark(ProbeKind probe) {
    return switch (probe) {
      case LINEAR -> '●';
      case KNN -> '○';
      case RIDGE -> '■';
      case MLP -> '▲';
    };
  }

  private static int column(double value, Axis axis) {
    return (int) Math.round(axis.position(value) * (WIDTH - 1));
  }
}
