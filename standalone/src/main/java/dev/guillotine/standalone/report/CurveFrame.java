package dev.guillotine.standalone.report;

import static dev.guillotine.standalone.report.CurvePlane.LEFT;
import static dev.guillotine.standalone.report.CurvePlane.TOP;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What scores along the cuts are drawn into: headings, the axis of the scores, the names of the
 * cuts, and where the projector begins.
 *
 * @param canvas to draw on
 * @param plane where scores lie
 * @param cuts from input to output
 */
record CurveFrame(SvgCanvas canvas, CurvePlane plane, List<CutPoint> cuts) {
  /** Where text begins. */
  static final int TEXT_LEFT = 24;

  /** The page and what it shows. */
  void page(int width, int height, String heading, String subject) {
    canvas.rectangle("page", 0, 0, width, height);
    canvas.text("heading", TEXT_LEFT, 38, heading);
    canvas.text("small", TEXT_LEFT, 58, subject);
  }

  /** The shade of the projector, and its border. */
  void projector() {
    List<Integer> indices =
        IntStream.range(0, cuts.size())
            .filter(index -> cuts.get(index).role() == CutPoint.Role.PROJECTOR)
            .boxed()
            .toList();
    if (indices.isEmpty()) {
      return;
    }
    double border = plane.begin(indices.get(0));
    canvas.rectangle("projector", border, TOP, plane.right() - border, plane.bottom() - TOP);
    canvas.line("border", new Point(border, TOP - 14), new Point(border, plane.bottom()));
    canvas.text("small end", border - 8, TOP - 5, "backbone");
    canvas.text("small", border + 8, TOP - 5, "projector");
  }

  /**
   * The marks of the scores' axis.
   *
   * @param unit what the scores are
   * @param label the words for a mark
   */
  void grid(String unit, DoubleFunction<String> label) {
    canvas.text("small", TEXT_LEFT, TOP - 12, unit);
    for (double mark : plane.axis().marks()) {
      double y = plane.height(mark);
      boolean nothing = Math.abs(mark) < 1e-9 && plane.axis().least() < -1e-9;
      canvas.line(
          nothing ? "grid nothing" : "grid", new Point(LEFT, y), new Point(plane.right(), y));
      canvas.text("small end", LEFT - 10, y + 4, label.apply(mark));
    }
  }

  /** The names of the cuts, those in bold where something says to cut. */
  void names(Predicate<CutPoint> best) {
    for (int index = 0; index < cuts.size(); index++) {
      CutPoint cut = cuts.get(index);
      double x = plane.middle(index);
      canvas.text(best.test(cut) ? "middle best" : "middle", x, plane.bottom() + 22, cut.name());
      canvas.text(
          "small middle",
          x,
          plane.bottom() + 39,
          String.format(Locale.ROOT, "%,d dim.", cut.dimension()));
    }
  }
}
