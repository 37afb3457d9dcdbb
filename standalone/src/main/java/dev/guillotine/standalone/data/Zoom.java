package dev.guillotine.standalone.data;

import dev.guillotine.contracts.network.ImageShape;

/** How much small images are enlarged to be looked at. */
public final class Zoom {
  private static final int SIDE = 96;

  private Zoom() {}

  /** As often as the longer side fits into 96 pixels, at least once. */
  public static int of(ImageShape shape) {
    return Math.min(64, Math.max(1, SIDE / Math.max(shape.height(), shape.width())));
  }
}
