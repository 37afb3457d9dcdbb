package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerScored;
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
  private static final int MARGIN = 24;
  private static final int CAP = 4;
  private static final int POINT = 5;
  private static final int RING = 10;

  private final CutScores scores;
  private final CurvePlane plane;
  private final SvgCanvas canvas = new SvgCanvas();
  private final CurveFrame frame;

  private CurveSvg(CutScores scores) {
    this.scores = scores;
    this.plane = CurvePlane.of(scores);
    this.frame = new CurveFrame(canvas, plane, scores.rows().stream().map(CutRow::cut).toList());
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
        curve.width(), HEIGHT, heading(runName), sentences, CurveStyle.SHEET);
  }

  private void draw(String runName) {
    frame.page(width(), HEIGHT, heading(runName), subject());
    key();
    frame.projector();
    frame.grid(Words.of(scores.metric()), mark -> plane.axis().label(mark, scores.metric()));
    frame.names(cut -> scores.probes().stream().anyMatch(probe -> scores.isBest(cut, probe)));
    scores.probes().forEach(probe -> curve("control", probe, CutRow::untrained));
    scores.probes().forEach(probe -> curve("curve", probe, CutRow::trained));
    scores.probes().forEach(probe -> each(probe, this::errorBar));
    scores.probes().forEach(probe -> each(probe, (index, score) -> mark(probe, at(index, score))));
    scores.probes().forEach(probe -> each(probe, this::ring));
    canvas.text("small", 24, HEIGHT - 18, footnote());
  }

  private int width() {
    return (int) Math.ceil(plane.right() + MARGIN);
  }

  private static String heading(String runName) {
    return "Where to cut: " + runName;
  }

  private String subject() {
    return "%s of %s, predicted from the output of each layer %s"
        .formatted(scores.task(), scores.data().name(), CheckpointWords.after(scores.checkpoint()));
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
      boolean dashed = scores.probes().contains(ProbeKind.KNN);
      canvas.text("", x + 26, 88.5, "before training" + (dashed ? " (kNN dashed)" : ""));
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
      case LINEAR -> CurveMark.CIRCLE.draw(canvas, style, at, POINT);
      case KNN -> CurveMark.SQUARE.draw(canvas, style, at, POINT);
      case RIDGE -> CurveMark.DIAMOND.draw(canvas, style, at, POINT);
      case MLP -> CurveMark.TRIANGLE.draw(canvas, style, at, POINT);
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
    boolean above = highest && at.y() - away > CurvePlane.TOP;
    double y = above ? at.y() - away : at.y() + away + 9;
    canvas.circle("ring " + CurveStyle.of(score.probe()), at, RING);
    String value = Words.brief(score);
    canvas.text("value halo", at.x(), y, value);
    canvas.text("value " + CurveStyle.of(score.probe()), at.x(), y, value);
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

  private Point at(int index, LayerScored score) {
    return plane.point(index, score, score.value());
  }
}
