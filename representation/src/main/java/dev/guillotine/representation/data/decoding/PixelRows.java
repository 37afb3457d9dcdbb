package dev.guillotine.representation.data.decoding;

/** A whole image, given out row by row, so that it need not lie in memory in every form. */
interface PixelRows {

  int width();

  int height();

  /**
   * Writes one row, the channels of a pixel side by side.
   *
   * @param row from 0 at the top
   * @param target {@code [width, channels]}, unsigned bytes
   */
  void read(int row, byte[] target);
}
