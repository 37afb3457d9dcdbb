package dev.guillotine.representation.data.decoding;

/**
 * Grey or RGB, either with alpha or without. Alpha is dropped: a pixel keeps its colour however
 * transparent it is.
 *
 * @param bands 1 (grey), 2 (grey and alpha), 3 (RGB) or 4 (RGB and alpha)
 */
record PlainColours(int bands) implements ColourCoding {
  @Override
  public void toRgb(byte[] samples, int pixels, byte[] rgb) {
    if (bands == 3) {
      System.arraycopy(samples, 0, rgb, 0, 3 * pixels);
      return;
    }
    int green = bands < 3 ? 0 : 1;
    for (int i = 0, from = 0, to = 0; i < pixels; i++, from += bands, to += 3) {
      rgb[to] = samples[from];
      rgb[to + 1] = samples[from + green];
      rgb[to + 2] = samples[from + 2 * green];
    }
  }
}
