package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;

/**
 * Where in an image the points of a view lie, by rotation, crop and flip together: the view's point
 * (x, y) is the image's (xx·x + xy·y + x0, yx·x + yy·y + y0), both in pixels from the upper left
 * corner, where the centre of the first pixel is (½, ½).
 *
 * @param xx growth of the image's x along the view's x
 * @param xy growth of the image's x along the view's y
 * @param x0 x of the view's corner
 * @param yx growth of the image's y along the view's x
 * @param yy growth of the image's y along the view's y
 * @param y0 y of the view's corner
 */
record Placement(double xx, double xy, double x0, double yx, double yy, double y0) {

  /** Of a view of an image of this shape. */
  static Placement of(ViewDraw draw, ImageShape shape) {
    CropWindow window = draw.window();
    double stretchX = window.width() / shape.width();
    double stretchY = window.height() / shape.height();
    double left = window.left();
    if (draw.flipped()) {
      left += window.width();
      stretchX = -stretchX;
    }
    double middleX = shape.width() / 2.0;
    double middleY = shape.height() / 2.0;
    double cos = StrictMath.cos(draw.turn());
    double sin = StrictMath.sin(draw.turn());
    double fromX = left - middleX;
    double fromY = window.top() - middleY;
    return new Placement(
        cos * stretchX,
        -sin * stretchY,
        middleX + cos * fromX - sin * fromY,
        sin * stretchX,
        cos * stretchY,
        middleY + sin * fromX + cos * fromY);
  }
}
