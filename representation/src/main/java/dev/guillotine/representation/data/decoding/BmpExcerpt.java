package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The picture of a bitmap file, with the header that Windows 3 wrote: sizes, palette or masks,
 * pixels. What newer headers add (colour profiles, even by reference to other files, embedded JPEG
 * and PNG files) is left out or refused. OS/2's short header is read, too.
 */
final class BmpExcerpt {
  private static final int FILE_HEADER = 14;
  private static final int SHORT_HEADER = 12;
  private static final int HEADER = 40;
  private static final int NONE = 0;
  private static final int RUNS_OF_BYTES = 1;
  private static final int RUNS_OF_NIBBLES = 2;
  private static final int MASKS = 3;
  private static final int MASKS_BYTES = 12;

  private final EncodedImage file;
  private final int pixelsStart;
  private final int headerBytes;
  private final int width;
  private final int height;
  private final int bits;
  private final int compression;

  private BmpExcerpt(EncodedImage file) throws UnreadableImageException {
    this.file = file;
    pixelsStart = (int) Math.min(Integer.MAX_VALUE, file.littleEndianInt(10));
    long header = file.littleEndianInt(FILE_HEADER);
    if (header != SHORT_HEADER && (header < HEADER || header > 124)) {
      throw file.unreadable(FILE_HEADER, "a header of " + header + " bytes", "12, or 40 to 124");
    }
    file.require(FILE_HEADER, header);
    headerBytes = (int) header;
    if (isShort()) {
      width = file.littleEndianShort(18);
      height = file.littleEndianShort(20);
      bits = file.littleEndianShort(24);
      compression = NONE;
    } else {
      width = (int) file.littleEndianInt(18);
      height = (int) file.littleEndianInt(22);
      bits = file.littleEndianShort(28);
      compression = (int) Math.min(Integer.MAX_VALUE, file.littleEndianInt(30));
    }
  }

  static PlainImage of(EncodedImage file) throws UnreadableImageException {
    return new BmpExcerpt(file).read();
  }

  private PlainImage read() throws UnreadableImageException {
    // Rows that run from top to bottom have a negative height.
    if (width <= 0 || height == 0 || height == Integer.MIN_VALUE) {
      throw file.unreadable(
          18, width + " × " + height + " pixels", "a width of at least 1 and a height but 0");
    }
    boolean allowed =
        switch (compression) {
          case NONE ->
              bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
          case RUNS_OF_BYTES -> bits == 8 && height > 0;
          case RUNS_OF_NIBBLES -> bits == 4 && height > 0;
          case MASKS -> bits == 16 || bits == 32;
          default -> false;
        };
    if (!allowed) {
      throw file.unreadable(
          isShort() ? 24 : 28,
          "%d bits per pixel with compression %d".formatted(bits, compression),
          "1, 4, 8, 16, 24 or 32 with 0, 8 with 1, 4 with 2, or 16 or 32 with 3");
    }
    if (compression == NONE || compression == MASKS) {
      file.require(pixelsStart, ((long) width * bits + 31) / 32 * Integer.BYTES * Math.abs(height));
    }
    return new PlainImage(
        ImageFormat.BMP,
        Frame.whole(width, Math.abs(height)),
        Math.max(1, bits / 8),
        Optional.empty(),
        content());
  }

  private byte[] content() throws UnreadableImageException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length() + HEADER);
    int entries = paletteEntries();
    int tables = compression == MASKS ? MASKS_BYTES : entries * 4;
    file.require(pixelsStart, 1);
    int pixels = file.length() - pixelsStart;
    int start = FILE_HEADER + HEADER + tables;
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER + HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(file.bytes(), 0, 2).putInt(start + pixels).putInt(0).putInt(start);
    header.putInt(HEADER).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    header.putInt(compression).putInt(pixels).putInt(0).putInt(0).putInt(entries).putInt(0);
    kept.writeBytes(header.array());
    if (compression == MASKS) {
      file.copy(FILE_HEADER + HEADER, MASKS_BYTES, kept);
    }
    int entryBytes = isShort() ? 3 : 4;
    for (int i = 0; i < entries; i++) {
      file.copy(paletteStart() + i * entryBytes, 3, kept);
      kept.write(0);
    }
    file.copy(pixelsStart, pixels, kept);
    return kept.toByteArray();
  }

  private int paletteStart() {
    return FILE_HEADER + headerBytes;
  }

  /** Stated, or as many as there can be; never more than fit before the pixels. */
  private int paletteEntries() throws UnreadableImageException {
    if (bits > 8) {
      return 0;
    }
    int most = 1 << bits;
    long stated = isShort() ? 0 : file.littleEndianInt(46);
    long entries = stated == 0 ? most : Math.min(stated, most);
    long room = ((long) pixelsStart - paletteStart()) / (isShort() ? 3 : 4);
    if (room < 1) {
      throw file.unreadable(10, "pixels at byte " + pixelsStart, "a palette before them");
    }
    return (int) Math.min(entries, room);
  }

  private boolean isShort() {
    return headerBytes == SHORT_HEADER;
  }
}
