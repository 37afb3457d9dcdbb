package dev.guillotine.representation.data.objects;

/**
 * Follows the ray of each pixel to a solid, by sphere tracing. The viewer looks down at it from
 * afar (parallel rays), a twelfth of a turn above the horizon. For one image and one thread.
 */
final class SolidTracer {
  private static final double CAMERA = 1.0 / 12;
  private static final double LIGHT = 1.0 / 9;
  private static final double TOUCH = 2e-3;
  private static final double NUDGE = 1e-3;
  private static final int MOST_STEPS = 40;

  private final SignedDistance surface;
  private final int size;
  private final double pixel;
  private final double centreX;
  private final double centreY;
  private final double scale;
  private final double cosYaw;
  private final double sinYaw;
  private final double cosCamera = ObjectRenderer.cos(CAMERA);
  private final double sinCamera = ObjectRenderer.sin(CAMERA);
  private final double[] lightFrom;
  private final double[] along;

  private double cover;
  private double light;

  SolidTracer(ObjectFactors factors, int size) {
    this.surface = factors.shape().surface();
    this.size = size;
    this.pixel = 1 / (size * factors.scale());
    this.centreX = factors.x();
    this.centreY = factors.y();
    this.scale = factors.scale();
    this.cosYaw = ObjectRenderer.cos(factors.yaw());
    this.sinYaw = ObjectRenderer.sin(factors.yaw());
    double level = ObjectRenderer.cos(LIGHT);
    this.lightFrom =
        turned(
            level * ObjectRenderer.cos(factors.light()),
            ObjectRenderer.sin(LIGHT),
            level * ObjectRenderer.sin(factors.light()));
    this.along = turned(0, -sinCamera, -cosCamera);
  }

  /** Share of the pixel that the solid covers, 0 to 1. */
  double cover() {
    return cover;
  }

  /** How directly the light meets the solid there, 0 to 1; of no meaning without cover. */
  double light() {
    return light;
  }

  /** Looks through the centre of a pixel. */
  void trace(int row, int column) {
    double right = ((column + 0.5) / size - centreX) / scale;
    double up = (centreY - (row + 0.5) / size) / scale;
    double reach = ObjectShape.REACH + pixel;
    double depth = reach * reach - right * right - up * up;
    cover = 0;
    light = 0;
    if (depth <= 0) {
      return;
    }
    double[] from = turned(right, up * cosCamera, -up * sinCamera);
    double far = Math.sqrt(depth);
    double nearest = Double.POSITIVE_INFINITY;
    double nearestAt = 0;
    double at = -far;
    for (int step = 0; step < MOST_STEPS && at < far && nearest > TOUCH; step++) {
      double distance = distance(from, at);
      if (distance < nearest) {
        nearest = distance;
        nearestAt = at;
      }
      at += Math.max(distance, TOUCH);
    }
    cover = nearest <= TOUCH ? 1 : Math.max(0, 1 - nearest / pixel);
    if (cover > 0) {
      light = lightAt(from, nearestAt);
    }
  }

  private double distance(double[] from, double at) {
    return surface.at(from[0] + at * along[0], from[1] + at * along[1], from[2] + at * along[2]);
  }

  /** Lambert's cosine law, with the surface's direction from forward differences. */
  private double lightAt(double[] from, double at) {
    double x = from[0] + at * along[0];
    double y = from[1] + at * along[1];
    double z = from[2] + at * along[2];
    double here = surface.at(x, y, z);
    double dx = surface.at(x + NUDGE, y, z) - here;
    double dy = surface.at(x, y + NUDGE, z) - here;
    double dz = surface.at(x, y, z + NUDGE) - here;
    double length = SignedDistance.length(dx, dy, dz);
    return length == 0
        ? 0
        : Math.max(0, (dx * lightFrom[0] + dy * lightFrom[1] + dz * lightFrom[2]) / length);
  }

  /** From the viewer's space, whose y is upward too, to that of the turned solid. */
  private double[] turned(double x, double y, double z) {
    return new double[] {cosYaw * x - sinYaw * z, y, sinYaw * x + cosYaw * z};
  }
}
