package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The scores as a table for people. */
final class TextTable {
  private static final String NOTHING = "–";

  private TextTable() {}

  /** Lines of equal columns: a header, then one line for each cut. */
  static List<String> of(CutScores scores) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(header(scores));
    scores.rows().forEach(row -> cells.add(cells(row, scores)));
    List<Integer> widths =
        IntStream.range(0, cells.get(0).size()).mapToObj(column -> width(cells, column)).toList();
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> header(CutScores scores) {
    List<String> header = new ArrayList<>(List.of("cut", "dimension"));
    scores.probes().forEach(probe -> header.add(Words.of(probe)));
    if (scores.hasControl()) {
      scores.probes().forEach(probe -> header.add("untrained " + Words.of(probe)));
    }
    header.add("");
    return header;
  }

  private static List<String> cells(CutRow row, CutScores scores) {
    List<String> cells =
        new ArrayList<>(List.of(row.cut().name(), Integer.toString(row.cut().dimension())));
    for (ProbeKind probe : scores.probes()) {
      LayerScored score = row.trained().get(probe);
      cells.add(score == null ? NOTHING : trained(score));
    }
    if (scores.hasControl()) {
      for (ProbeKind probe : scores.probes()) {
        LayerScored score = row.untrained().get(probe);
        cells.add(score == null ? NOTHING : Words.value(score.metric(), score.value()));
      }
    }
    String best =
        scores.probes().stream()
            .filter(probe -> scores.isBest(row.cut(), probe))
            .map(Words::of)
            .collect(Collectors.joining(", "));
    cells.add(best.isEmpty() ? "" : "◀ cut here (" + best + ")");
    return cells;
  }

  private static String trained(LayerScored score) {
    return Words.value(score.metric(), score.value(), score.standardError())
        + Words.degrees(score).map(degrees -> ", " + degrees).orElse("");
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** Names to the left, numbers to the right of their columns. */
  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(
            column -> {
              String space = " ".repeat(widths.get(column) - row.get(column).length());
              boolean words = column == 0 || column == row.size() - 1;
              return words ? row.get(column) + space : space + row.get(column);
            })
        .collect(Collectors.joining("   "))
        .stripTrailing();
  }
}
