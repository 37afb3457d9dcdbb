package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one image file. No read goes past their end: what would is an {@link
 * UnreadableImageException} that tells the offset.
 *
 * @param name of the file, for messages
 * @param bytes the file as it is stored
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record EncodedImage(String name, byte[] bytes) {

  int length() {
    return bytes.length;
  }

  /** One byte as a number from 0 to 255. */
  int unsignedByte(int offset) throws UnreadableImageException {
    require(offset, 1);
    return Byte.toUnsignedInt(bytes[offset]);
  }

  /** Two bytes, the high one first. */
  int bigEndianShort(int offset) throws UnreadableImageException {
    require(offset, Short.BYTES);
    return unsignedByte(offset) << 8 | unsignedByte(offset + 1);
  }

  /** Four bytes as an unsigned number, the highest first. */
  long bigEndianInt(int offset) throws UnreadableImageException {
    require(offset, Integer.BYTES);
    return (long) bigEndianShort(offset) << 16 | bigEndianShort(offset + 2);
  }

  /** Two bytes, the low one first. */
  int littleEndianShort(int offset) throws UnreadableImageException {
    require(offset, Short.BYTES);
    return unsignedByte(offset) | unsignedByte(offset + 1) << 8;
  }

  /** Three bytes, the lowest first. */
  int littleEndianMedium(int offset) throws UnreadableImageException {
    require(offset, 3);
    return littleEndianShort(offset) | unsignedByte(offset + 2) << 16;
  }

  /** Four bytes as an unsigned number, the lowest first. */
  long littleEndianInt(int offset) throws UnreadableImageException {
    require(offset, Integer.BYTES);
    return littleEndianShort(offset) | (long) littleEndianShort(offset + 2) << 16;
  }

  /** Whether these ASCII characters stand at the offset; false past the end. */
  boolean holds(int offset, String characters) {
    byte[] expected = characters.getBytes(StandardCharsets.US_ASCII);
    if (offset > bytes.length - expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Up to {@code count} bytes for a message: as hexadecimal numbers, and as text. */
  String shown(int offset, int count) {
    if (offset >= bytes.length) {
      return "the end";
    }
    StringBuilder numbers = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = offset; i < Math.min(bytes.length, offset + count); i++) {
      numbers.append("%02x ".formatted(bytes[i]));
      text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
    }
    return "%s(\"%s\")".formatted(numbers, text);
  }

  /** Refuses a file that ends before {@code offset + count}. */
  void require(int offset, long count) throws UnreadableImageException {
    if (count > bytes.length - (long) offset) {
      throw unreadable(bytes.length, "the end", count + " bytes from byte " + offset);
    }
  }

  /** Appends {@code count} bytes to what is kept of the file. */
  void copy(int offset, int count, ByteArrayOutputStream kept) throws UnreadableImageException {
    require(offset, count);
    kept.write(bytes, offset, count);
  }

  UnreadableImageException unreadable(long offset, String found, String expected) {
    return new UnreadableImageException(name, offset, found, expected);
  }
}
