package dev.guillotine.representation.data.decoding;

import java.awt.image.IndexColorModel;

/**
 * Colours by number. The colour of a transparent entry counts like any other; a number that has no
 * entry is black.
 *
 * @param colours 256 entries, each 0xrrggbb
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Palette(int[] colours) implements ColourCoding {
  static Palette of(IndexColorModel model) {
    int[] colours = new int[256];
    for (int i = 0; i < Math.min(colours.length, model.getMapSize()); i++) {
      colours[i] = model.getRGB(i) & 0xff_ff_ff;
    }
    return new Palette(colours);
  }

  @Override
  public int bands() {
    return 1;
  }

  @Override
  public void toRgb(byte[] samples, int pixels, byte[] rgb) {
    for (int i = 0, to = 0; i < pixels; i++, to += 3) {
      int colour = colours[Byte.toUnsignedInt(samples[i])];
      rgb[to] = (byte) (colour >> 16);
      rgb[to + 1] = (byte) (colour >> 8);
      rgb[to + 2] = (byte) colour;
    }
  }
}
