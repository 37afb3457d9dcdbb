package dev.guillotine.representation.data.decoding;

/**
 * Where the coded pixels lie on the image. In GIF and animated WebP they may cover a part only.
 *
 * @param canvasWidth width of the image
 * @param canvasHeight height of the image
 * @param left column of the image at which the coded pixels start
 * @param top row of the image at which they start
 * @param width columns that are coded
 * @param height rows that are coded
 * @param background RGB (0xrrggbb) of what is not covered
 */
record Frame(
    int canvasWidth, int canvasHeight, int left, int top, int width, int height, int background) {

  static Frame whole(int width, int height) {
    return new Frame(width, height, 0, 0, width, height, 0);
  }

  boolean coversAll() {
    return width == canvasWidth && height == canvasHeight;
  }

  /** Pixels of the image: what is not covered counts too. */
  long pixels() {
    return (long) canvasWidth * canvasHeight;
  }
}
