package dev.guillotine.standalone.report;

import java.util.ArrayList;
import java.util.List;

/** A sentence beside its heading, broken between words so that its lines stand below each other. */
final class Paragraph {
  private static final int WIDTH = 80;
  private static final int APART = 2;
  private static final int WIDEST_HEADING = 24;

  private Paragraph() {}

  /**
   * Lines of at most 80 characters, unless a word is longer.
   *
   * @param heading before the first line
   * @param column characters that the longest of such headings takes
   */
  static List<String> of(String heading, int column, String sentence) {
    int indent = Math.min(column, WIDEST_HEADING) + APART;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(heading);
    line.append(" ".repeat(Math.max(APART, indent - heading.length())));
    boolean begun = false;
    for (String word : sentence.split(" ", -1)) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }
}
