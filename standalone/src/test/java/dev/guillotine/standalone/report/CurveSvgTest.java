package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.standalone.standin.SampleRun;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CurveSvgTest {
  private Document picture;

  @BeforeEach
  void draw() throws Exception {
    String svg = CurveSvg.of(CutScores.of(SampleRun.layers()).get(0), "views < 3 & \"more\"");
    picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void shouldDrawACurveForEachProbeBeforeAndAfterTraining() {
    List<String> curves = elements("polyline").map(curve -> curve.getAttribute("class")).toList();

    assertThat(curves)
        .containsExactly("control linear", "control knn", "curve linear", "curve knn");
    assertThat(elements("polyline").map(curve -> curve.getAttribute("points").split(" ").length))
        .containsOnly(8);
  }

  @Test
  void shouldRingTheCutOfEachProbeAndSayItsScore() {
    assertThat(elements("circle").map(circle -> circle.getAttribute("class")))
        .contains("ring linear", "ring knn");
    assertThat(words()).contains("46.8", "46.0");
  }

  @Test
  void shouldNameEveryCutItsWidthAndTheBorderOfTheBackbone() {
    assertThat(words())
        .contains("stem", "backbone", "projector3", "16 dim.", "256 dim.", "projector");
    assertThat(elements("line").map(line -> line.getAttribute("class"))).contains("border");
  }

  @Test
  void shouldSayWhatItShowsToThoseWhoCannotSeeIt() {
    assertThat(elements("title").findFirst().orElseThrow().getTextContent())
        .isEqualTo("Where to cut: views < 3 & \"more\"");
    assertThat(elements("desc").findFirst().orElseThrow().getTextContent())
        .isEqualTo(
            "Cut at backbone: 46.8 % by the LINEAR probe. Cut at projector1: 46.0 % by the KNN"
                + " probe.");
  }

  private List<String> words() {
    return elements("text").map(Element::getTextContent).toList();
  }

  private java.util.stream.Stream<Element> elements(String name) {
    NodeList nodes = picture.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
  }
}
