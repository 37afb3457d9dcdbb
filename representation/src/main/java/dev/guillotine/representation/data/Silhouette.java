package dev.guillotine.representation.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a shape looks like. All silhouettes cover the same area, that of a disc of radius 1, so that
 * neither area nor mean colour tells one from another; all have their centre of mass at the origin,
 * and all are their own mirror image, so that a flip leaves the class alone.
 */
final class Silhouette {
  /** No silhouette reaches further from its centre than this. */
  static final double REACH = 2;

  /** Side of the square, around the origin, over which an outline is integrated. */
  private static final double SPAN = 4;

  private static final int CELLS = 400;

  private static final Map<ObjectShape, Silhouette> ALL =
      Arrays.stream(ObjectShape.values())
          .collect(
              Collectors.toMap(
                  shape -> shape,
                  shape -> new Silhouette(outline(shape)),
                  (one, other) -> one,
                  () -> new EnumMap<>(ObjectShape.class)));

  private final Outline outline;
  private final double centreX;
  private final double centreY;
  private final double scale;

  private Silhouette(Outline outline) {
    double step = SPAN / CELLS;
    long inside = 0;
    double sumX = 0;
    double sumY = 0;
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        double x = (column + 0.5) * step - SPAN / 2;
        double y = (row + 0.5) * step - SPAN / 2;
        if (outline.distance(x, y) < 0) {
          inside++;
          sumX += x;
          sumY += y;
        }
      }
    }
    this.outline = outline;
    this.centreX = sumX / inside;
    this.centreY = sumY / inside;
    this.scale = Math.sqrt(inside * step * step / Math.PI);
  }

  static Silhouette of(ObjectShape shape) {
    return ALL.get(shape);
  }

  /** Signed distance of a point to the silhouette's edge, negative inside. */
  double distance(double x, double y) {
    return outline.distance(x * scale + centreX, y * scale + centreY) / scale;
  }

  private static Outline outline(ObjectShape shape) {
    return switch (shape) {
      case DISC -> Outline.disc(0, 0, 1);
      case RING -> Outline.disc(0, 0, 1).without(Outline.disc(0, 0, 0.58));
      case SQUARE -> Outline.rectangle(1, 1);
      case TRIANGLE -> Outline.star(3, 0.5);
      case STAR -> Outline.star(5, 0.42);
      case CROSS -> Outline.rectangle(2, 0.62).with(Outline.rectangle(0.62, 2));
      case CRESCENT -> Outline.disc(0, 0, 1).without(Outline.disc(0.55, 0, 0.85));
      case HEART ->
          Outline.polygon(0, 1, -1, 0, 0, -1, 1, 0)
              .with(Outline.disc(-0.5, -0.5, Math.sqrt(0.5)))
              .with(Outline.disc(0.5, -0.5, Math.sqrt(0.5)));
      case ARROW ->
          Outline.polygon(-1, -0.2, 0.1, -0.2, 0.1, -0.65, 1, 0, 0.1, 0.65, 0.1, 0.2, -1, 0.2);
      case BAR -> Outline.rectangle(3.4, 1);
    };
  }
}
