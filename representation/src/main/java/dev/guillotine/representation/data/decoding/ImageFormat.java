package dev.guillotine.representation.data.decoding;

/**
 * The kinds of image file that are read, told by their first bytes. What a file is called says
 * nothing.
 */
public enum ImageFormat {
  /** Baseline, extended or progressive, 8 bits, Huffman coded (ITU-T T.81): starts ff d8 ff. */
  JPEG,

  /** Portable Network Graphics (W3C, third edition): starts 89 "PNG" 0d 0a 1a 0a. */
  PNG,

  /** GIF87a or GIF89a; of an animation the first frame. */
  GIF,

  /** Windows or OS/2 bitmap: starts "BM". */
  BMP,

  /** Lossy or lossless (RFC 9649), of an animation the first frame: "RIFF", a size, "WEBP". */
  WEBP;

  private static final int SHOWN = 12;

  /**
   * The format of a file.
   *
   * @throws UnreadableImageException if it is none of these
   */
  static ImageFormat of(EncodedImage file) throws UnreadableImageException {
    int length = file.length();
    if (length >= 3 && file.bigEndianShort(0) == 0xffd8 && file.unsignedByte(2) == 0xff) {
      return JPEG;
    }
    if (length >= 8
        && file.bigEndianInt(0) == 0x89_50_4e_47L
        && file.bigEndianInt(4) == 0x0d_0a_1a_0aL) {
      return PNG;
    }
    if (file.holds(0, "GIF87a") || file.holds(0, "GIF89a")) {
      return GIF;
    }
    if (file.holds(0, "RIFF") && file.holds(8, "WEBP")) {
      return WEBP;
    }
    if (file.holds(0, "BM")) {
      return BMP;
    }
    throw file.unreadable(0, file.shown(0, SHOWN), "a JPEG, PNG, GIF, BMP or WebP file");
  }
}
