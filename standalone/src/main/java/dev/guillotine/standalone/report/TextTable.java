package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The scores as a table for people. */
final class TextTable {
  private static final String NOTHING = "–";

  private TextTable() {}

  /** Lines of equal columns: a header, then one line for each cut. */
  static List<String> of(CutScores scores) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(header(scores));
    scores.rows().forEach(row -> cells.add(cells(row, scores)));
    int last = cells.get(0).size() - 1;
    return TextColumns.lines(cells, column -> column == 0 || column == last);
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
}
