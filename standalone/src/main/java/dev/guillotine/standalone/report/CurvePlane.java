package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * Where in the picture a cut and a score lie: one band for each cut, scores upwards.
 *
 * @param axis of the scores
 * @param bands one for each cut
 * @param band width of a band in pixels
 */
record CurvePlane(Axis axis, int bands, double band) {
  /** The left end of the plane. */
  static final int LEFT = 64;

  /** The upper end of the plane. */
  static final int TOP = 122;

  /** The lower end of the plane. */
  static final int BOTTOM = 388;

  private static final int MARGIN = 24;
  private static final int MOST_MARKS = 6;
  private static final double USUAL_WIDTH = 772;
  private static final double NARROWEST_BAND = 84;
  private static final double APART = 4;

  /** Share of the scores' range that is left free above them. */
  private static final double ROOM_FOR_LABEL = 0.1;

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
                : DoubleStream.of(ends.getMin(), ends.getMax() + label),
            MOST_MARKS);
    int bands = Math.max(1, scores.rows().size());
    return new CurvePlane(axis, bands, Math.max(USUAL_WIDTH / bands, NARROWEST_BAND));
  }

  /** The right end of the plane. */
  double right() {
    return LEFT + bands * band;
  }

  /** Width of the whole picture. */
  int pictureWidth() {
    return (int) Math.ceil(right() + MARGIN);
  }

  /** The middle of a band, counted from 0. */
  double middle(int index) {
    return LEFT + (index + 0.5) * band;
  }

  /** Where a band begins. */
  double begin(int index) {
    return LEFT + index * band;
  }

  /** The height of a value. */
  double height(double value) {
    return BOTTOM - axis.position(value) * (BOTTOM - TOP);
  }

  /** Where a score lies: probes stand a little apart, so that their error bars do not cross. */
  Point point(int index, LayerScored score, double value) {
    double side = score.probe() == ProbeKind.LINEAR ? -APART : APART;
    return new Point(middle(index) + side, height(value));
  }
}
