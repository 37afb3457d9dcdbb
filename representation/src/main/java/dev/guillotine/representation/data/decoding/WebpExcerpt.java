package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The picture of a WebP file (RFC 9649), of an animation its first frame: the one chunk that holds
 * the colours. Separate alpha, colour profiles and metadata are left out. What the first frame of
 * an animation leaves free is black, as Pillow does.
 */
final class WebpExcerpt {
  private static final int CHUNKS_START = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;

  /** Zeros behind the picture: the reader always wants to see the next 8 bytes. */
  private static final int LOOK_AHEAD = 16;

  /** Measured with TwelveMonkeys 3.13: its lossy decoder keeps every block's modes as objects. */
  private static final int LOSSY_BYTES_PER_PIXEL = 32;

  private static final int LOSSLESS_BYTES_PER_PIXEL = 8;

  private WebpExcerpt() {}

  static PlainImage of(EncodedImage file) throws UnreadableImageException {
    long end = CHUNK_HEADER + file.littleEndianInt(4);
    file.require(0, end);
    int position = CHUNKS_START;
    int canvas = 0;
    int animated = 0;
    while (!file.holds(position, "VP8 ") && !file.holds(position, "VP8L")) {
      if (position + CHUNK_HEADER > end) {
        throw file.unreadable(position, "the end", "a picture, chunk VP8 or VP8L");
      }
      long length = file.littleEndianInt(position + 4);
      file.require(position + CHUNK_HEADER, length + length % 2);
      int start = position + CHUNK_HEADER;
      if (file.holds(position, "VP8X")) {
        canvas = start + 4;
        file.require(canvas, 6);
      }
      if (file.holds(position, "ANMF")) {
        animated = start;
        position = start + FRAME_HEADER;
      } else {
        position = start + (int) (length + length % 2);
      }
    }
    long length = file.littleEndianInt(position + 4);
    file.require(position + CHUNK_HEADER, length);
    boolean lossy = file.holds(position, "VP8 ");
    Frame coded = lossy ? lossy(file, position) : lossless(file, position);
    return new PlainImage(
        ImageFormat.WEBP,
        canvas == 0 ? coded : placed(file, coded, canvas, animated),
        lossy ? LOSSY_BYTES_PER_PIXEL : LOSSLESS_BYTES_PER_PIXEL,
        Optional.empty(),
        wrapped(file, position, (int) length));
  }

  /** RFC 6386, section 9.1: frame tag of 3 bytes, start code, width and height of 14 bits. */
  private static Frame lossy(EncodedImage file, int chunk) throws UnreadableImageException {
    int start = chunk + CHUNK_HEADER;
    if ((file.unsignedByte(start) & 1) == 1
        || file.unsignedByte(start + 3) != 0x9d
        || file.littleEndianShort(start + 4) != 0x2a01) {
      throw file.unreadable(start, file.shown(start, 6), "a key frame with start code 9d 01 2a");
    }
    return sized(
        file,
        start + 6,
        file.littleEndianShort(start + 6) & 0x3fff,
        file.littleEndianShort(start + 8) & 0x3fff);
  }

  /** RFC 9649, section 3.4: a signature, then width and height less 1 of 14 bits each. */
  private static Frame lossless(EncodedImage file, int chunk) throws UnreadableImageException {
    int start = chunk + CHUNK_HEADER;
    if (file.unsignedByte(start) != 0x2f) {
      throw file.unreadable(start, file.shown(start, 1), "signature 2f");
    }
    int sizes = (int) file.littleEndianInt(start + 1);
    return sized(file, start + 1, 1 + (sizes & 0x3fff), 1 + (sizes >> 14 & 0x3fff));
  }

  private static Frame sized(EncodedImage file, int offset, int width, int height)
      throws UnreadableImageException {
    if (width == 0 || height == 0) {
      throw file.unreadable(
          offset, width + " × " + height + " pixels", "a width and height of at least 1");
    }
    return Frame.whole(width, height);
  }

  private static Frame placed(EncodedImage file, Frame coded, int canvas, int animated)
      throws UnreadableImageException {
    Frame frame =
        new Frame(
            1 + file.littleEndianMedium(canvas),
            1 + file.littleEndianMedium(canvas + 3),
            animated == 0 ? 0 : 2 * file.littleEndianMedium(animated),
            animated == 0 ? 0 : 2 * file.littleEndianMedium(animated + 3),
            coded.width(),
            coded.height(),
            0);
    if ((animated == 0 && !frame.coversAll())
        || frame.left() + frame.width() > frame.canvasWidth()
        || frame.top() + frame.height() > frame.canvasHeight()) {
      throw file.unreadable(
          canvas,
          "a picture of %d × %d pixels at column %d, row %d"
              .formatted(frame.width(), frame.height(), frame.left(), frame.top()),
          "one that fits an image of %d × %d".formatted(frame.canvasWidth(), frame.canvasHeight()));
    }
    return frame;
  }

  private static byte[] wrapped(EncodedImage file, int chunk, int length)
      throws UnreadableImageException {
    ByteBuffer header = ByteBuffer.allocate(CHUNKS_START).order(ByteOrder.LITTLE_ENDIAN);
    int padded = length + length % 2;
    header.put(file.bytes(), 0, 4).putInt(4 + CHUNK_HEADER + padded).put(file.bytes(), 8, 4);
    ByteArrayOutputStream kept =
        new ByteArrayOutputStream(CHUNKS_START + CHUNK_HEADER + padded + LOOK_AHEAD);
    kept.writeBytes(header.array());
    file.copy(chunk, CHUNK_HEADER + length, kept);
    kept.writeBytes(new byte[padded - length + LOOK_AHEAD]);
    return kept.toByteArray();
  }
}
