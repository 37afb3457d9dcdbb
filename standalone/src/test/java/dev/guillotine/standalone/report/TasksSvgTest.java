package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.standalone.standin.SampleRun;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TasksSvgTest {
  private static final int TASKS = 9;

  private Document picture;

  @BeforeEach
  void draw() throws Exception {
    String svg = TasksSvg.of(DataScores.of(SampleRun.allTasks()).get(0), "views < 3 & \"more\"");
    picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void shouldDrawALineOfItsOwnLookForEachTask() {
    List<Element> curves = withClass("polyline", "curve").toList();

    assertThat(curves).hasSize(TASKS);
    assertThat(curves).extracting(curve -> curve.getAttribute("class")).doesNotHaveDuplicates();
    assertThat(curves)
        .extracting(curve -> curve.getAttribute("points").split(" ").length)
        .containsOnly(SampleRun.CUTS.size());
    String styles = elements("style").findFirst().orElseThrow().getTextContent();
    assertThat(IntStream.range(0, TASKS).mapToObj(task -> look(styles, task)))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldRingTheCutOfEachTask() {
    List<Element> rings = withClass("circle", "ring task").toList();

    assertThat(rings).hasSize(TASKS);
    assertThat(rings)
        .allSatisfy(
            ring ->
                assertThat(points(curveOf(ring)))
                    .contains(ring.getAttribute("cx") + "," + ring.getAttribute("cy")));
  }

  @Test
  void shouldNameEachTaskOnceWithItsScoreWhereToCut() {
    assertThat(elements("text").map(Element::getTextContent))
        .contains(
            "class46.8 % at backbone",
            "hue0.93, 6.3° at stage1", "scale0.83 at backbone", "x0.52 at stage3");
    List<Double> heights =
        elements("text")
            .filter(text -> text.getElementsByTagName("tspan").getLength() > 0)
            .map(text -> Double.valueOf(text.getAttribute("y")))
            .sorted()
            .toList();
    assertThat(heights).hasSize(TASKS);
    for (int i = 1; i < TASKS; i++) {
      assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThan(15);
    }
  }

  @Test
  void shouldReachFromBelowNothingToOneWhereAScoreIsNegative() {
    assertThat(elements("text").map(Element::getTextContent))
        .contains("accuracy or R²", "-0.2", "0.0", "1.0");
    assertThat(withClass("line", "grid nothing")).hasSize(1);
  }

  @Test
  void shouldSayWhatItShowsToThoseWhoCannotSeeIt() {
    assertThat(elements("title").findFirst().orElseThrow().getTextContent())
        .isEqualTo("Where to cut for what: views < 3 & \"more\"");
    assertThat(elements("desc").findFirst().orElseThrow().getTextContent())
        .contains("class: Cut at backbone: 46.8 % by the LINEAR probe.", "hue: Cut at stage1: ");
  }

  private Element curveOf(Element ring) {
    String task = ring.getAttribute("class").replace("ring ", "");
    return withClass("polyline", "curve")
        .filter(curve -> curve.getAttribute("class").equals("curve " + task))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> points(Element curve) {
    return List.of(curve.getAttribute("points").split(" "));
  }

  /** Colour, dash and filling of a task. */
  private static String look(String styles, int task) {
    return styles
        .lines()
        .filter(line -> line.contains(".task" + task + " "))
        .map(line -> line.substring(line.indexOf('{')))
        .reduce("", String::concat);
  }

  private Stream<Element> withClass(String name, String beginning) {
    return elements(name).filter(each -> each.getAttribute("class").startsWith(beginning));
  }

  private Stream<Element> elements(String name) {
    NodeList nodes = picture.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
  }
}
