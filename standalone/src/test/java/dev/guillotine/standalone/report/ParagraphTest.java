package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void shouldBreakASentenceBetweenWordsAndKeepItsLinesBelowEachOther() {
    assertThat(Paragraph.of("hue", 5, "word ".repeat(20).strip()))
        .containsExactly(
            "hue    " + "word ".repeat(14).strip(), "       " + "word ".repeat(6).strip());
  }

  @Test
  void shouldNotLoseWordsThatAreLongerThanALine() {
    String name = "n".repeat(90);

    assertThat(Paragraph.of(name, 90, "Cut at " + "c".repeat(90) + " .").toString())
        .contains(name, "Cut", "c".repeat(90), " .");
  }
}
