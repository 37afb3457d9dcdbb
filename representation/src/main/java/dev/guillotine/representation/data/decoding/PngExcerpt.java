package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The picture of a PNG file (W3C, third edition): its critical chunks. Ancillary ones, whose
 * content may inflate without bound, are left out, and with them colour profiles, transparency and
 * further frames. A critical chunk whose checksum is wrong is refused, and so is a file that does
 * not reach its last chunk.
 */
final class PngExcerpt {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;

  /** Length, type and checksum. */
  private static final int FRAMING_BYTES = 12;

  private static final int ANCILLARY_BIT = 0x20;

  private PngExcerpt() {}

  static PlainImage of(EncodedImage file) throws UnreadableImageException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length());
    file.copy(0, SIGNATURE_BYTES, kept);
    int position = SIGNATURE_BYTES;
    boolean last = false;
    while (!last) {
      long length = file.bigEndianInt(position);
      file.require(position, length + FRAMING_BYTES);
      int bytes = (int) length;
      if (position == SIGNATURE_BYTES
          && (!file.holds(position + 4, "IHDR") || bytes != HEADER_BYTES)) {
        throw file.unreadable(
            position, file.shown(position, 8), "the header, chunk IHDR of 13 bytes");
      }
      if ((file.unsignedByte(position + 4) & ANCILLARY_BIT) == 0) {
        requireChecksum(file, position, bytes);
        requireKnown(file, position);
        file.copy(position, bytes + FRAMING_BYTES, kept);
      }
      last = file.holds(position + 4, "IEND");
      position += bytes + FRAMING_BYTES;
    }
    int start = SIGNATURE_BYTES + 8;
    long width = file.bigEndianInt(start);
    long height = file.bigEndianInt(start + 4);
    if (width == 0 || height == 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw file.unreadable(
          start, "%d × %d pixels".formatted(width, height), "a width and height from 1 to 2³¹ − 1");
    }
    return new PlainImage(
        ImageFormat.PNG,
        Frame.whole((int) width, (int) height),
        channels(file, start + 9) * (file.unsignedByte(start + 8) > 8 ? 2 : 1),
        Optional.empty(),
        kept.toByteArray());
  }

  private static int channels(EncodedImage file, int offset) throws UnreadableImageException {
    int type = file.unsignedByte(offset);
    return switch (type) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> throw file.unreadable(offset, "colour type " + type, "0, 2, 3, 4 or 6");
    };
  }

  private static void requireChecksum(EncodedImage file, int position, int bytes)
      throws UnreadableImageException {
    CRC32 checksum = new CRC32();
    checksum.update(file.bytes(), position + 4, bytes + 4);
    int end = position + 8 + bytes;
    if (checksum.getValue() != file.bigEndianInt(end)) {
      throw file.unreadable(
          end,
          "checksum %08x of chunk %s"
              .formatted(file.bigEndianInt(end), file.shown(position + 4, 4)),
          "%08x".formatted(checksum.getValue()));
    }
  }

  private static void requireKnown(EncodedImage file, int position)
      throws UnreadableImageException {
    for (String type : new String[] {"IHDR", "PLTE", "IDAT", "IEND"}) {
      if (file.holds(position + 4, type)) {
        return;
      }
    }
    throw file.unreadable(
        position + 4, "critical chunk " + file.shown(position + 4, 4), "IHDR, PLTE, IDAT or IEND");
  }
}
