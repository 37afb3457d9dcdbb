package dev.guillotine.representation.data;

/**
 * The outline of a plane figure, as a signed distance: negative inside, zero on the outline,
 * positive outside. Near the outline its size is the distance to it.
 */
@FunctionalInterface
interface Outline {

  /** Signed distance of a point. */
  double distance(double x, double y);

  /** A disc around (x, y). */
  static Outline disc(double centreX, double centreY, double radius) {
    return (x, y) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      return Math.sqrt(dx * dx + dy * dy) - radius;
    };
  }

  /** A rectangle around the origin. */
  static Outline rectangle(double width, double height) {
    double x = width / 2;
    double y = height / 2;
    return polygon(-x, -y, x, -y, x, y, -x, y);
  }

  /**
   * A polygon without self-intersection.
   *
   * @param corners x and y of each corner in turn
   */
  static Outline polygon(double... corners) {
    int count = corners.length / 2;
    return (x, y) -> {
      double nearest = Double.MAX_VALUE;
      boolean inside = false;
      for (int i = 0, j = count - 1; i < count; j = i++) {
        double startX = corners[2 * j];
        double startY = corners[2 * j + 1];
        double edgeX = corners[2 * i] - startX;
        double edgeY = corners[2 * i + 1] - startY;
        double pointX = x - startX;
        double pointY = y - startY;
        double along =
            clamp((pointX * edgeX + pointY * edgeY) / (edgeX * edgeX + edgeY * edgeY), 0, 1);
        double missX = pointX - along * edgeX;
        double missY = pointY - along * edgeY;
        nearest = Math.min(nearest, missX * missX + missY * missY);
        boolean crosses = (startY > y) != (corners[2 * i + 1] > y);
        if (crosses && pointX < edgeX * pointY / edgeY) {
          inside = !inside;
        }
      }
      return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    };
  }

  /**
   * A star with one corner on the positive x axis.
   *
   * @param points number of outer corners, at distance 1 of the origin
   * @param inner distance of the inner corners
   */
  static Outline star(int points, double inner) {
    double[] corners = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? 1 : inner;
      corners[2 * i] = radius * StrictMath.cos(Math.PI * i / points);
      corners[2 * i + 1] = radius * StrictMath.sin(Math.PI * i / points);
    }
    return polygon(corners);
  }

  /** What lies in either figure. */
  default Outline with(Outline other) {
    return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
  }

  /** What lies in this figure but not in the other. */
  default Outline without(Outline other) {
    return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
