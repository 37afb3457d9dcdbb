package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The first frame of a GIF file (CompuServe, GIF89a): screen, colour tables, image. Extensions and
 * further frames are left out. What the frame leaves free of the screen has the colour of the
 * transparent entry, or else of the first, as Pillow does.
 */
final class GifExcerpt {
  private static final int SCREEN_BYTES = 13;
  private static final int IMAGE_BYTES = 10;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;

  private GifExcerpt() {}

  static PlainImage of(EncodedImage file) throws UnreadableImageException {
    int globalTable = tableBytes(file.unsignedByte(10));
    int position = SCREEN_BYTES + globalTable;
    int transparent = 0;
    while (file.unsignedByte(position) == EXTENSION) {
      if (file.unsignedByte(position + 1) == GRAPHIC_CONTROL
          && file.unsignedByte(position + 2) == 4
          && (file.unsignedByte(position + 3) & 1) == 1) {
        transparent = file.unsignedByte(position + 6);
      }
      position = endOfBlocks(file, position + 2);
    }
    if (file.unsignedByte(position) != IMAGE) {
      throw file.unreadable(
          position, file.shown(position, 1), "an image (2c) or an extension (21)");
    }
    int left = file.littleEndianShort(position + 1);
    int top = file.littleEndianShort(position + 3);
    int width = file.littleEndianShort(position + 5);
    int height = file.littleEndianShort(position + 7);
    if (width == 0 || height == 0) {
      throw file.unreadable(
          position + 5, width + " × " + height + " pixels", "a width and height of at least 1");
    }
    int localTable = tableBytes(file.unsignedByte(position + 9));
    if (globalTable + localTable == 0) {
      throw file.unreadable(position + 9, "an image without a colour table", "one");
    }
    int background =
        localTable > 0
            ? colour(file, position + IMAGE_BYTES, localTable, transparent)
            : colour(file, SCREEN_BYTES, globalTable, transparent);
    int end = endOfBlocks(file, position + IMAGE_BYTES + localTable + 1);

    ByteArrayOutputStream kept = new ByteArrayOutputStream(end);
    file.copy(0, SCREEN_BYTES + globalTable, kept);
    file.copy(position, end - position, kept);
    kept.write(TRAILER);
    Frame frame =
        new Frame(
            Math.max(file.littleEndianShort(6), left + width),
            Math.max(file.littleEndianShort(8), top + height),
            left,
            top,
            width,
            height,
            background);
    return new PlainImage(ImageFormat.GIF, frame, 1, Optional.empty(), kept.toByteArray());
  }

  private static int tableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static int colour(EncodedImage file, int table, int bytes, int entry)
      throws UnreadableImageException {
    int offset = table + 3 * entry;
    return 3 * entry >= bytes
        ? 0
        : file.bigEndianShort(offset) << 8 | file.unsignedByte(offset + 2);
  }

  /** Offset after a chain of blocks, each with its length in front, up to an empty one. */
  private static int endOfBlocks(EncodedImage file, int start) throws UnreadableImageException {
    int position = start;
    while (file.unsignedByte(position) > 0) {
      position += 1 + file.unsignedByte(position);
    }
    return position + 1;
  }
}
