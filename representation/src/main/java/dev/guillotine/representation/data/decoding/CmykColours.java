package dev.guillotine.representation.data.decoding;

/**
 * The four inks of a JPEG for print, stored inverted as Adobe does (255 is no ink): each of R, G
 * and B is what its ink and black let through, 255 · (1 − ink)(1 − black), rounded. That is what
 * Pillow does; a colour profile would give softer colours.
 *
 * @param differences whether the first three samples are Y, Cb and Cr (YCCK)
 */
record CmykColours(boolean differences) implements ColourCoding {
  @Override
  public int bands() {
    return 4;
  }

  @Override
  public void toRgb(byte[] samples, int pixels, byte[] rgb) {
    if (differences) {
      YccColours.toRgb(samples, 4, pixels, rgb);
    }
    for (int i = 0, from = 0, to = 0; i < pixels; i++, from += 4, to += 3) {
      int white = Byte.toUnsignedInt(samples[from + 3]);
      for (int ink = 0; ink < 3; ink++) {
        // Y, Cb and Cr of YCCK stand for the complement of what is stored without them.
        int passed =
            differences
                ? 255 - Byte.toUnsignedInt(rgb[to + ink])
                : Byte.toUnsignedInt(samples[from + ink]);
        rgb[to + ink] = (byte) ((passed * white + 127) / 255);
      }
    }
  }
}
