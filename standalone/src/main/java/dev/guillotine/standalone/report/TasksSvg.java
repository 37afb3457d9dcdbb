package dev.guillotine.standalone.report;

import static dev.guillotine.standalone.report.CurvePlane.TOP;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scores on all tasks of a data set as one picture: a line for each task along the cuts, a ring
 * where to cut for it, its name at the line's end.
 */
public final class TasksSvg {
  private static final int LEAST_HEIGHT = 400;
  private static final int BELOW = 96;
  private static final double LABEL = 19;
  private static final double LETTER = 8.2;
  private static final double SMALL_LETTER = 6.4;
  private static final double POINT = 4.2;
  private static final double RING = 9.5;
  private static final double TO_LABEL = 26;

  private final DataScores data;
  private final List<TaskLine> lines;
  private final CurvePlane plane;
  private final SvgCanvas canvas = new SvgCanvas();
  private final CurveFrame frame;

  private TasksSvg(DataScores data) {
    this.data = data;
    this.lines = TaskLine.of(data.tasks());
    int bottom = TOP + (int) Math.max(LEAST_HEIGHT, lines.size() * LABEL);
    var cuts = DataScores.cuts(data.tasks());
    this.plane = CurvePlane.of(lines, cuts.size(), bottom);
    this.frame = new CurveFrame(canvas, plane, cuts);
  }

  /** The picture as an SVG document. */
  public static String of(DataScores data, String runName) {
    TasksSvg picture = new TasksSvg(data);
    picture.draw(runName);
    String sentences =
        data.tasks().stream()
            .flatMap(task -> task.recommendations().stream())
            .map(TasksSvg::sentence)
            .collect(Collectors.joining(" "));
    String styles =
        picture.lines.stream().map(line -> line.style().sheet()).collect(Collectors.joining());
    return picture.canvas.document(
        picture.width(), picture.height(), heading(runName), sentences, CurveStyle.SHEET + styles);
  }

  private static String heading(String runName) {
    return "Where to cut for what: " + runName;
  }

  private static String sentence(CutRecommended cut) {
    return cut.task() + ": " + cut.sentence();
  }

  private void draw(String runName) {
    frame.page(width(), height(), heading(runName), subject());
    canvas.circle("ring any", new Point(36, 84), RING);
    canvas.text("", 54, 88.5, "cut here");
    frame.projector();
    frame.grid(unit(), mark -> plane.axis().label(mark, Metric.R2));
    frame.names(cut -> lines.stream().anyMatch(line -> line.task().isBest(cut, line.probe())));
    leaders();
    lines.forEach(this::line);
    lines.forEach(this::points);
    canvas.text("small", CurveFrame.TEXT_LEFT, height() - 18, footnote());
  }

  private int width() {
    double widest =
        lines.stream()
            .mapToDouble(
                line -> LETTER * line.task().task().length() + SMALL_LETTER * line.words().length())
            .max()
            .orElse(0);
    return (int) Math.ceil(plane.right() + TO_LABEL + widest + 48);
  }

  private int height() {
    return plane.bottom() + BELOW;
  }

  private String subject() {
    Checkpoint newest =
        data.tasks().stream()
            .map(CutScores::checkpoint)
            .max(Comparator.comparingLong(Checkpoint::step))
            .orElseThrow();
    return "What of %s can be predicted from the output of each layer %s"
        .formatted(data.data().name(), CheckpointWords.after(newest));
  }

  private String unit() {
    return lines.stream()
        .map(line -> line.task().metric())
        .distinct()
        .map(
            metric ->
                switch (metric) {
                  case ACCURACY -> "accuracy";
                  case R2 -> "R²";
                  case MEAN_AVERAGE_PRECISION -> "mean average precision";
                })
        .collect(Collectors.joining(" or "));
  }

  private void line(TaskLine line) {
    canvas.polyline(
        "curve " + line.style().name(), line.scores().stream().map(this::point).toList());
  }

  private void points(TaskLine line) {
    for (LayerScored score : line.scores()) {
      line.style().mark().draw(canvas, "point task " + line.style().name(), point(score), POINT);
    }
    line.best().ifPresent(best -> canvas.circle("ring " + line.style().name(), point(best), RING));
  }

  /** From the end of each line to its name. */
  private void leaders() {
    List<TaskLine> drawn = lines.stream().filter(line -> !line.scores().isEmpty()).toList();
    List<Point> ends =
        drawn.stream().map(line -> point(line.scores().get(line.scores().size() - 1))).toList();
    List<Double> heights =
        LabelHeights.of(ends.stream().map(Point::y).toList(), LABEL, TOP, plane.bottom());
    double x = plane.right() + TO_LABEL;
    for (int i = 0; i < drawn.size(); i++) {
      TaskLine line = drawn.get(i);
      Point at = new Point(x, heights.get(i));
      canvas.polyline(
          "leader",
          List.of(
              ends.get(i),
              new Point(plane.right() - 6, ends.get(i).y()),
              new Point(x - 8, at.y())));
      line.style().mark().draw(canvas, "point task " + line.style().name(), at, POINT);
      canvas.label(x + 12, at.y() + 4.5, "best", line.task().task(), "small", line.words());
    }
  }

  private Point point(LayerScored score) {
    int index =
        IntStream.range(0, frame.cuts().size())
            .filter(each -> frame.cuts().get(each).equals(score.cut()))
            .findFirst()
            .orElseThrow();
    return new Point(plane.middle(index), plane.height(score.value()));
  }

  private String footnote() {
    int samples =
        lines.stream()
            .flatMap(line -> line.scores().stream())
            .mapToInt(LayerScored::samples)
            .max()
            .orElse(0);
    boolean several = lines.stream().anyMatch(line -> line.task().probes().size() > 1);
    boolean below =
        lines.stream()
            .flatMap(line -> line.scores().stream())
            .anyMatch(score -> plane.isBelow(score.value()));
    return String.format(
            Locale.ROOT,
            "Scores are those of %,d test samples; cuts are chosen on validation samples.",
            samples)
        + (several ? " Of several probes the linear one is drawn." : "")
        + (below ? " Scores below −1 are drawn at the lower edge." : "");
  }
}
