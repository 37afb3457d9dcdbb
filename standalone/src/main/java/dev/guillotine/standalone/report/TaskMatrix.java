package dev.guillotine.standalone.report;

import dev.guillotine.contracts.network.CutPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scores on several tasks as one table for people: a line for each cut, a column for each task
 * and probe, a mark where to cut; below it the same of the untrained network. What is wider than 80
 * characters goes on below.
 */
final class TaskMatrix {
  private static final int WIDTH = 80;
  private static final String CUT = "cut";
  private static final String MISSED = "error at ◀";
  private static final String UNTRAINED = "untrained";

  private final List<CutPoint> cuts;
  private final List<MatrixColumn> columns;
  private final List<Integer> widths;
  private final boolean ofOneKind;
  private final int margin;
  private final List<String> lines = new ArrayList<>();

  private TaskMatrix(List<CutScores> tasks) {
    this.cuts = DataScores.cuts(tasks);
    this.columns = MatrixColumn.of(tasks);
    this.widths = columns.stream().map(column -> column.width(cuts)).toList();
    this.ofOneKind = columns.stream().map(MatrixColumn::kind).distinct().count() == 1;
    this.margin =
        Math.max(
            MISSED.length(), cuts.stream().mapToInt(cut -> cut.name().length()).max().orElse(0));
  }

  /** Lines of at most 80 characters. */
  static List<String> of(List<CutScores> tasks) {
    TaskMatrix matrix = new TaskMatrix(tasks);
    if (matrix.ofOneKind) {
      matrix.lines.add(matrix.columns.get(0).kindInFull() + "; ◀ cut here");
      matrix.lines.add("");
    }
    int from = 0;
    while (from < matrix.columns.size()) {
      int to = matrix.end(from);
      if (from > 0) {
        matrix.lines.add("");
      }
      matrix.block(IntStream.range(from, to).boxed().toList());
      from = to;
    }
    return List.copyOf(matrix.lines);
  }

  /** Where the block of columns ends that begins there: after at least one. */
  private int end(int from) {
    int end = from + 1;
    int width = margin + widths.get(from);
    while (end < columns.size() && width + widths.get(end) <= WIDTH) {
      width += widths.get(end);
      end++;
    }
    return end;
  }

  private void block(List<Integer> block) {
    header(block);
    rows(block, MatrixColumn::trained);
    if (block.stream().anyMatch(index -> !columns.get(index).degreesAtBest().isBlank())) {
      line(MISSED, block, MatrixColumn::degreesAtBest);
    }
    if (block.stream().anyMatch(index -> columns.get(index).scores().hasControl())) {
      lines.add(UNTRAINED);
      rows(block, MatrixColumn::untrained);
    }
  }

  private void header(List<Integer> block) {
    int most = block.stream().mapToInt(index -> columns.get(index).name().size()).max().orElse(1);
    for (int line = 0; line < most; line++) {
      int below = most - 1 - line;
      line(
          below == 0 ? CUT : "",
          block,
          column -> {
            int part = column.name().size() - 1 - below;
            return (part < 0 ? "" : column.name().get(part)) + ' ';
          });
    }
    if (!ofOneKind) {
      line("", block, column -> column.kind().get(0) + ' ');
      line("", block, column -> column.kind().get(1) + ' ');
    }
  }

  private interface Cell {
    String of(MatrixColumn column, CutPoint cut);
  }

  private void rows(List<Integer> block, Cell cell) {
    CutPoint.Role above = null;
    for (CutPoint cut : cuts) {
      if (above == CutPoint.Role.BACKBONE && cut.role() == CutPoint.Role.PROJECTOR) {
        lines.add("┄".repeat(margin + block.stream().mapToInt(widths::get).sum() - 1));
      }
      above = cut.role();
      line(cut.name(), block, column -> cell.of(column, cut));
    }
  }

  private void line(String name, List<Integer> block, Function<MatrixColumn, String> cell) {
    String cells =
        block.stream()
            .map(index -> padded(cell.apply(columns.get(index)), widths.get(index)))
            .collect(Collectors.joining());
    lines.add((name + " ".repeat(margin - name.length()) + cells).stripTrailing());
  }

  private static String padded(String cell, int width) {
    return " ".repeat(Math.max(0, width - cell.length())) + cell;
  }
}
