package dev.guillotine.representation.data.decoding;

/**
 * Luma, {@code [width]} for each row, of RGB rows: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601),
 * rounded, in the fixed point of Pillow's mode L. Equal R, G and B are kept as they are.
 */
final class GreyRows implements PixelRows {
  private static final int BITS = 16;
  private static final int RED = 19_595;
  private static final int GREEN = 38_470;
  private static final int BLUE = 7_471;

  private final PixelRows colours;
  private final byte[] row;

  GreyRows(PixelRows colours) {
    this.colours = colours;
    row = new byte[3 * colours.width()];
  }

  @Override
  public int width() {
    return colours.width();
  }

  @Override
  public int height() {
    return colours.height();
  }

  @Override
  public void read(int number, byte[] target) {
    colours.read(number, row);
    for (int i = 0, from = 0; i < width(); i++, from += 3) {
      int luma =
          RED * Byte.toUnsignedInt(row[from])
              + GREEN * Byte.toUnsignedInt(row[from + 1])
              + BLUE * Byte.toUnsignedInt(row[from + 2]);
      target[i] = (byte) ((luma + (1 << (BITS - 1))) >> BITS);
    }
  }
}
