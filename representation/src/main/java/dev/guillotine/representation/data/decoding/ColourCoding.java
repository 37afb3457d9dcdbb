package dev.guillotine.representation.data.decoding;

/** What the samples of a decoded pixel mean. No colour profile is ever applied. */
sealed interface ColourCoding permits PlainColours, YccColours, CmykColours, Palette {

  /** Samples per pixel. */
  int bands();

  /**
   * Converts one row.
   *
   * @param samples {@code [pixels, bands]}, unsigned bytes
   * @param pixels in the row
   * @param rgb {@code [pixels, 3]}, receives the colours
   */
  void toRgb(byte[] samples, int pixels, byte[] rgb);
}
