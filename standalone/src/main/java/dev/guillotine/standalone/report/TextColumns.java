package dev.guillotine.standalone.report;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells in columns of equal width. */
final class TextColumns {
  private TextColumns() {}

  /**
   * A line for each row.
   *
   * @param cells rows of equally many
   * @param words which columns hold words, and lean to the left; numbers lean to the right
   */
  static List<String> lines(List<List<String>> cells, IntPredicate words) {
    List<Integer> widths =
        IntStream.range(0, cells.get(0).size()).mapToObj(column -> width(cells, column)).toList();
    return cells.stream().map(row -> line(row, widths, words)).toList();
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths, IntPredicate words) {
    return IntStream.range(0, row.size())
        .mapToObj(
            column -> {
              String space = " ".repeat(widths.get(column) - row.get(column).length());
              return words.test(column) ? row.get(column) + space : space + row.get(column);
            })
        .collect(Collectors.joining("   "))
        .stripTrailing();
  }
}
