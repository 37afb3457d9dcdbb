package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where in the picture a cut and a score lie: one band for each cut, scores upwards.
 *
 * @param axis of the scores
 * @param bands one for each cut
 * @param band width of a band in pixels
 * @param bottom the lower end of the plane
 */
record CurvePlane(Axis axis, int bands, double band, int bottom) {
  /** The left end of the plane. */
  static final int LEFT = 64;

  /** The upper end of the plane. */
  static final int TOP = 122;

  private static final int USUAL_BOTTOM = 388;
  private static final int MOST_MARKS = 6;
  private static final double USUAL_WIDTH = 772;
  private static final double NARROWEST_BAND = 84;
  private static final double APART = 4;

  /** Share of the scores' range that is left free above them. */
  private static final double ROOM_FOR_LABEL = 0.1;

  /**
   * Of several tasks: they share an axis that ends at 1, and begins at 0 or below, at −1 at most.
   */
  private static final double LEAST_SHARED = -1;

  /** The plane that holds all scores with their standard errors, and the value over the best. */
  static CurvePlane of(CutScores scores) {
    DoubleSummaryStatistics ends =
        scores
            .all()
            .flatMapToDouble(
                score ->
                    DoubleStream.of(
                        score.value() - score.standardError(),
                        score.value() + score.standardError()))
            .summaryStatistics();
    double label = ROOM_FOR_LABEL * (ends.getMax() - ends.getMin());
    Axis axis =
        Axis.covering(
            ends.getCount() == 0
                ? DoubleStream.empty()
                : DoubleStream.of(
                    ends.getMin(), Math.min(ends.getMax() + label, Math.max(1, ends.getMax()))),
            MOST_MARKS);
    return of(axis, scores.rows().size(), USUAL_BOTTOM);
  }

  /** The plane of several tasks at once, down to the lowest score or −1. */
  static CurvePlane of(List<TaskLine> lines, int cuts, int bottom) {
    double least =
        lines.stream()
            .flatMap(line -> line.scores().stream())
            .mapToDouble(LayerScored::value)
            .min()
            .orElse(0);
    DoubleStream ends = DoubleStream.of(Math.max(LEAST_SHARED, Math.min(0, least)), 1);
    return of(Axis.covering(ends, MOST_MARKS), cuts, bottom);
  }

  private static CurvePlane of(Axis axis, int cuts, int bottom) {
    int bands = Math.max(1, cuts);
    return new CurvePlane(axis, bands, Math.max(USUAL_WIDTH / bands, NARROWEST_BAND), bottom);
  }

  /** The right end of the plane. */
  double right() {
    return LEFT + bands * band;
  }

  /** The middle of a band, counted from 0. */
  double middle(int index) {
    return LEFT + (index + 0.5) * band;
  }

  /** Where a band begins. */
  double begin(int index) {
    return LEFT + index * band;
  }

  /** The height of a value; below the plane's lower end there is nothing. */
  double height(double value) {
    return bottom - Math.max(0, axis.position(value)) * (bottom - TOP);
  }

  /** Whether a value lies below the plane's lower end. */
  boolean isBelow(double value) {
    return axis.position(value) < -1e-9;
  }

  /** Where a score lies: probes stand a little apart, so that their error bars do not cross. */
  Point point(int index, LayerScored score, double value) {
    double side =
        switch (score.probe()) {
          case LINEAR -> -APART;
          case KNN -> APART;
          case RIDGE -> 0;
          case MLP -> 2 * APART;
        };
    return new Point(middle(index) + side, height(value));
  }
}
