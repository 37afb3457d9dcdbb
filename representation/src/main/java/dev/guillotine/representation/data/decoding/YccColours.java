package dev.guillotine.representation.data.decoding;

/**
 * Luma and two colour differences as in JFIF (ITU-T T.871, section 7), rounded to whole levels: R =
 * Y + 1.402 (Cr − 128), G = Y − 0.344136 (Cb − 128) − 0.714136 (Cr − 128), B = Y + 1.772 (Cb −
 * 128).
 */
record YccColours() implements ColourCoding {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int RED_OF_CR = fixed(1.402);
  private static final int GREEN_OF_CB = fixed(0.344136286);
  private static final int GREEN_OF_CR = fixed(0.714136286);
  private static final int BLUE_OF_CB = fixed(1.772);

  @Override
  public int bands() {
    return 3;
  }

  @Override
  public void toRgb(byte[] samples, int pixels, byte[] rgb) {
    toRgb(samples, 3, pixels, rgb);
  }

  /** The same for samples of which the first three of every {@code stride} are Y, Cb and Cr. */
  static void toRgb(byte[] samples, int stride, int pixels, byte[] rgb) {
    for (int i = 0, from = 0, to = 0; i < pixels; i++, from += stride, to += 3) {
      int y = Byte.toUnsignedInt(samples[from]);
      int cb = Byte.toUnsignedInt(samples[from + 1]) - 128;
      int cr = Byte.toUnsignedInt(samples[from + 2]) - 128;
      rgb[to] = level(y + ((RED_OF_CR * cr + HALF) >> BITS));
      rgb[to + 1] = level(y + ((HALF - GREEN_OF_CB * cb - GREEN_OF_CR * cr) >> BITS));
      rgb[to + 2] = level(y + ((BLUE_OF_CB * cb + HALF) >> BITS));
    }
  }

  private static byte level(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static int fixed(double factor) {
    return (int) Math.round(factor * (1 << BITS));
  }
}
