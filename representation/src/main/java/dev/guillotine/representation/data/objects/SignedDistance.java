package dev.guillotine.representation.data.objects;

/**
 * A solid as a function of space (Hart, "Sphere tracing: a geometric method for the antialiased ray
 * tracing of implicit surfaces", The Visual Computer 12, 1996): negative inside, and outside at
 * most the distance to the surface, so that a ray may go that far without meeting it.
 */
@FunctionalInterface
interface SignedDistance {
  /** The bound at a point. */
  double at(double x, double y, double z);

  /** That of a box around the origin, half as wide, high and deep as given. */
  static double box(double x, double y, double z, double width, double height, double depth) {
    double a = Math.abs(x) - width;
    double b = Math.abs(y) - height;
    double c = Math.abs(z) - depth;
    double inside = Math.min(0, Math.max(a, Math.max(b, c)));
    return inside + length(Math.max(0, a), Math.max(0, b), Math.max(0, c));
  }

  /** Euclidean length. */
  static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Euclidean length. */
  static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }
}
