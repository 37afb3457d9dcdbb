package dev.guillotine.standalone.report;

import static dev.guillotine.standalone.report.CurvePlane.BOTTOM;
import static dev.guillotine.standalone.report.CurvePlane.LEFT;
import static dev.guillotine.standalone.report.CurvePlane.TOP;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scores as a picture: cuts from input to output, each probe's score with one standard error to
 * either side, thin grey lines for the untrained network, a ring where each probe says to cut.
 */
public final class CurveSvg {
  private static final int HEIGHT = 484;
  private static final int CAP = 4;
  private static final int POINT = 5;
  private static final int RING = 10;

  private final CutScores scores;
  private final CurvePlane plane;
  private final SvgCanvas canvas = new SvgCanvas();

  private CurveSvg(CutScores scores) {
    this.scores = scores;
    this.plane = CurvePlane.of(scores);
  }

  /** The picture as an SVG document. */
  public static String of(CutScores scores, String runName) {
    CurveSvg curve = new CurveSvg(scores);
    curve.draw(runName);
    String sentences =
        scores.recommendations().stream()
            .map(CutRecommended::sentence)
            .collect(Collectors.joining(" "));
    return curve.canvas.document(
        curve.plane.pictureWidth(), HEIGHT, heading(runName), sentences, CurveStyle.SHEET);
  }

  private void draw(String runName) {
    canvas.rectangle("page", 0, 0, plane.pictureWidth(), HEIGHT);
    canvas.text("heading", 24, 38, heading(runName));
    canvas.text("small", 24, 58, subject());
    key();
    projector();
    grid();
    cuts();
    scores.probes().forEach(probe -> curve("control", probe, CutRow::untrained));
    scores.probes().forEach(probe -> curve("curve", probe, CutRow::trained));
    scores.probes().forEach(probe -> each(probe, this::errorBar));
    scores.probes().forEach(probe -> each(probe, (index, score) -> mark(probe, at(index, score))));
    scores.probes().forEach(probe -> each(probe, this::ring));
    canvas.text("small", 24, HEIGHT - 18, footnote());
  }

  private static String heading(String runName) {
    return "Where to cut: " + runName;
  }

  private String subject() {
    return "%s of %s, predicted from the output of each layer after %d epochs of pretraining"
        .formatted(scores.task(), scores.data().name(), scores.epoch());
  }

  private void key() {
    double x = 30;
    for (ProbeKind probe : scores.probes()) {
      String style = CurveStyle.of(probe);
      canvas.line("curve " + style, new Point(x - 6, 84), new Point(x + 18, 84));
      mark(probe, new Point(x + 6, 84));
      String words = Words.of(probe) + " probe";
      canvas.text("", x + 26, 88.5, words);
      x += 52 + 7 * words.length();
    }
    canvas.circle("ring any", new Point(x + 6, 84), RING - 2);
    canvas.text("", x + 22, 88.5, "cut here");
    if (scores.hasControl()) {
      x += 96;
      canvas.line("control", new Point(x - 6, 84), new Point(x + 18, 84));
      canvas.text("", x + 26, 88.5, "before training (kNN dashed)");
    }
  }

  private void projector() {
    List<Integer> indices =
        IntStream.range(0, scores.rows().size())
            .filter(index -> cut(index).role() == CutPoint.Role.PROJECTOR)
            .boxed()
            .toList();
    if (indices.isEmpty()) {
      return;
    }
    double border = plane.begin(indices.get(0));
    canvas.rectangle("projector", border, TOP, plane.right() - border, BOTTOM - TOP);
    canvas.line("border", new Point(border, TOP - 14), new Point(border, BOTTOM));
    canvas.text("small end", border - 8, TOP - 5, "backbone");
    canvas.text("small", border + 8, TOP - 5, "projector");
  }

  private void grid() {
    canvas.text("small", 24, TOP - 12, Words.of(scores.metric()));
    for (double mark : plane.axis().marks()) {
      double y = plane.height(mark);
      canvas.line("grid", new Point(LEFT, y), new Point(plane.right(), y));
      canvas.text("small end", LEFT - 10, y + 4, plane.axis().label(mark));
    }
  }

  private void cuts() {
    for (int index = 0; index < scores.rows().size(); index++) {
      CutPoint cut = cut(index);
      boolean best = scores.probes().stream().anyMatch(probe -> scores.isBest(cut, probe));
      double x = plane.middle(index);
      canvas.text(best ? "middle best" : "middle", x, BOTTOM + 22, cut.name());
      canvas.text(
          "small middle", x, BOTTOM + 39, String.format(Locale.ROOT, "%,d dim.", cut.dimension()));
    }
  }

  private void curve(
      String style, ProbeKind probe, Function<CutRow, Map<ProbeKind, LayerScored>> network) {
    List<Point> points =
        IntStream.range(0, scores.rows().size())
            .filter(index -> network.apply(scores.rows().get(index)).containsKey(probe))
            .mapToObj(index -> at(index, network.apply(scores.rows().get(index)).get(probe)))
            .toList();
    if (!points.isEmpty()) {
      canvas.polyline(style + " " + CurveStyle.of(probe), points);
    }
  }

  private void errorBar(int index, LayerScored score) {
    String style = "error " + CurveStyle.of(score.probe());
    Point low = plane.point(index, score, score.value() - score.standardError());
    Point high = plane.point(index, score, score.value() + score.standardError());
    canvas.line(style, low, high);
    for (Point end : List.of(low, high)) {
      canvas.line(style, new Point(end.x() - CAP, end.y()), new Point(end.x() + CAP, end.y()));
    }
  }

  private void mark(ProbeKind probe, Point at) {
    String style = "point " + CurveStyle.of(probe);
    switch (probe) {
      case LINEAR -> canvas.circle(style, at, POINT);
      case KNN -> canvas.square(style, at, POINT - 0.5);
    }
  }

  /** The ring around a probe's best cut; its value on the side where the other probe is not. */
  private void ring(int index, LayerScored score) {
    if (!scores.isBest(score.cut(), score.probe())) {
      return;
    }
    Point at = at(index, score);
    boolean highest =
        scores.rows().get(index).trained().values().stream()
            .allMatch(other -> other.value() <= score.value());
    double error = Math.abs(plane.height(score.standardError()) - plane.height(0));
    double away = Math.max(RING, error) + 8;
    double y = highest ? at.y() - away : at.y() + away + 9;
    canvas.circle("ring " + CurveStyle.of(score.probe()), at, RING);
    canvas.text("value halo", at.x(), y, Words.percent(score.value()));
    canvas.text("value " + CurveStyle.of(score.probe()), at.x(), y, Words.percent(score.value()));
  }

  private String footnote() {
    int samples = scores.all().mapToInt(LayerScored::samples).max().orElse(0);
    String protocol =
        scores
            .all()
            .findFirst()
            .map(s -> " Seed %d, protocol %d.".formatted(s.seed(), s.protocol()))
            .orElse("");
    return String.format(
            Locale.ROOT,
            "Scores are those of %,d test samples, bars one standard error; cuts are chosen on"
                + " validation samples.",
            samples)
        + protocol;
  }

  private void each(ProbeKind probe, ScoreDrawing drawing) {
    for (int index = 0; index < scores.rows().size(); index++) {
      LayerScored score = scores.rows().get(index).trained().get(probe);
      if (score != null) {
        drawing.draw(index, score);
      }
    }
  }

  private interface ScoreDrawing {
    void draw(int index, LayerScored score);
  }

  private CutPoint cut(int index) {
    return scores.rows().get(index).cut();
  }

  private Point at(int index, LayerScored score) {
    return plane.point(index, score, score.value());
  }
}
