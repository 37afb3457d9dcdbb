package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;

/**
 * How a draw is written for {@link DeviceProgram}: six numbers of the placement, in coordinates
 * from −1 to 1 over the image; the colour matrix and the share of the mean luma; deviation of the
 * blur and its reach along columns and rows; 1 if solarized; the erased rows and columns from and
 * up to.
 */
final class DrawRow {
  private static final int PLACEMENT = 6;
  private static final int BLUR = 3;
  private static final int ERASED = 4;

  private final ImageShape shape;
  private final float[][] matrix = new float[ColourChange.CHANNELS][ColourChange.CHANNELS];
  private final float[] row;

  DrawRow(ImageShape shape) {
    this.shape = shape;
    this.row = new float[length(shape)];
  }

  /** Where the colour matrix begins. */
  static int colours() {
    return PLACEMENT;
  }

  /** Where the share of the mean luma stands. */
  static int share(ImageShape shape) {
    return PLACEMENT + shape.channels() * shape.channels();
  }

  /** Where the blur begins. */
  static int blur(ImageShape shape) {
    return share(shape) + 1;
  }

  /** Where it stands whether values are inverted. */
  static int solarized(ImageShape shape) {
    return blur(shape) + BLUR;
  }

  /** Where the erased rectangle begins. */
  static int erased(ImageShape shape) {
    return solarized(shape) + 1;
  }

  /** Numbers in all. */
  static int length(ImageShape shape) {
    return erased(shape) + ERASED;
  }

  /** The numbers of a draw; overwritten by the next call. */
  float[] of(ViewDraw draw) {
    putPlacement(Placement.of(draw, shape));
    putColours(draw.colours());
    int at = blur(shape);
    row[at] = draw.blur() == 0 ? 1 : (float) draw.blur();
    row[at + 1] = GaussianBlur.reach(draw.blur(), shape.height());
    row[at + 2] = GaussianBlur.reach(draw.blur(), shape.width());
    row[solarized(shape)] = draw.solarized() ? 1 : 0;
    at = erased(shape);
    row[at] = draw.erased().top();
    row[at + 1] = draw.erased().top() + draw.erased().height();
    row[at + 2] = draw.erased().left();
    row[at + 3] = draw.erased().left() + draw.erased().width();
    return row;
  }

  /** A point at x pixels of w lies at 2x / w − 1. */
  private void putPlacement(Placement placement) {
    double width = shape.width();
    double height = shape.height();
    double middleX = placement.xx() * width / 2 + placement.xy() * height / 2 + placement.x0();
    double middleY = placement.yx() * width / 2 + placement.yy() * height / 2 + placement.y0();
    row[0] = (float) placement.xx();
    row[1] = (float) (placement.xy() * height / width);
    row[2] = (float) (2 * middleX / width - 1);
    row[3] = (float) (placement.yx() * width / height);
    row[4] = (float) placement.yy();
    row[5] = (float) (2 * middleY / height - 1);
  }

  private void putColours(ColourFactors factors) {
    int at = colours();
    if (shape.channels() == ColourChange.CHANNELS) {
      ColourChange.fillMatrix(factors, matrix);
      for (float[] weights : matrix) {
        System.arraycopy(weights, 0, row, at, weights.length);
        at += weights.length;
      }
    } else {
      row[at] = (float) (factors.brightness() * factors.contrast());
    }
    row[share(shape)] = (float) ColourChange.meanShare(factors);
  }
}
