package dev.guillotine.standalone.report;

import dev.guillotine.standalone.report.SvgCanvas.Point;
import java.util.List;

/** Shapes of points, told apart without colour. */
enum CurveMark {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  WEDGE;

  /**
   * Draws a point; all shapes look equally large.
   *
   * @param radius of the circle, in pixels
   */
  void draw(SvgCanvas canvas, String style, Point at, double radius) {
    switch (this) {
      case CIRCLE -> canvas.circle(style, at, radius);
      case SQUARE -> canvas.square(style, at, 0.9 * radius);
      case TRIANGLE -> canvas.polygon(style, triangle(at, -1.15 * radius));
      case DIAMOND -> {
        double half = 1.25 * radius;
        canvas.polygon(
            style,
            List.of(
                moved(at, 0, -half), moved(at, half, 0), moved(at, 0, half), moved(at, -half, 0)));
      }
      case WEDGE -> canvas.polygon(style, triangle(at, 1.15 * radius));
    }
  }

  private static List<Point> triangle(Point at, double tip) {
    double half = Math.abs(tip);
    return List.of(moved(at, 0, tip), moved(at, half, -0.75 * tip), moved(at, -half, -0.75 * tip));
  }

  private static Point moved(Point at, double right, double down) {
    return new Point(at.x() + right, at.y() + down);
  }
}
