package dev.guillotine.representation.data.objects;

import static dev.guillotine.representation.data.objects.SignedDistance.box;
import static dev.guillotine.representation.data.objects.SignedDistance.length;

/**
 * The class of a generated object: a solid around the origin, y upward, that fits into a ball of
 * radius {@value #REACH}.
 */
public enum ObjectShape {
  /** A ball. */
  SPHERE((x, y, z) -> length(x, y, z) - 0.8),
  /** A cube that stands on a face. */
  CUBE((x, y, z) -> box(x, y, z, 0.6, 0.6, 0.6)),
  /** An upright cylinder. */
  CYLINDER((x, y, z) -> Math.max(length(x, z) - 0.5, Math.abs(y) - 0.75)),
  /** An upright cone. */
  CONE((x, y, z) -> Math.max((length(x, z) * 1.5 + (y - 0.85) * 0.75) / 1.6771, -0.65 - y)),
  /** A ring that lies flat. */
  TORUS((x, y, z) -> length(length(x, z) - 0.68, y) - 0.26),
  /** A rod with round ends, lying. */
  CAPSULE((x, y, z) -> length(x - Math.max(-0.65, Math.min(0.65, x)), y, z) - 0.32),
  /** Two square pyramids, base to base. */
  OCTAHEDRON((x, y, z) -> (Math.abs(x) + Math.abs(y) + Math.abs(z) - 1) / 1.7321),
  /** A pyramid of four equal triangles. */
  TETRAHEDRON(
      (x, y, z) ->
          (Math.max(Math.max(x + y + z, -x - y + z), Math.max(-x + y - z, x - y - z)) - 0.6)
              / 1.7321),
  /** Three bars that cross at right angles. */
  CROSS(
      (x, y, z) ->
          Math.min(
              box(x, y, z, 0.95, 0.22, 0.22),
              Math.min(box(x, y, z, 0.22, 0.95, 0.22), box(x, y, z, 0.22, 0.22, 0.95)))),
  /** Two cones, tip to tip. */
  HOURGLASS(
      (x, y, z) -> Math.max((length(x, z) - 0.12 - 0.65 * Math.abs(y)) / 1.193, Math.abs(y) - 0.8));

  /** No point of a solid is further from the origin. */
  static final double REACH = 1.05;

  @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments alone
  private final SignedDistance surface;

  ObjectShape(SignedDistance surface) {
    this.surface = surface;
  }

  /** Its surface. */
  SignedDistance surface() {
    return surface;
  }
}
