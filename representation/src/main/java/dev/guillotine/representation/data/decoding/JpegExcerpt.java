package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The picture of a JPEG file (ITU-T T.81, annex B): tables, frame header and scans up to the end
 * marker. What else there is (Exif with its orientation and thumbnail, colour profiles, comments,
 * whatever follows) is left out. A file without its end marker is refused, as Pillow does: decoders
 * of JPEG would fill the rest with grey.
 */
final class JpegExcerpt {
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int QUANTISATION_TABLES = 0xdb;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int FRAME_HEADER_BYTES = 8;

  /**
   * Scans that are allowed at any size; a progressive file needs about ten. More may not go over
   * more pixels, all together, than these many over the largest image: a small file could ask for
   * ten thousand passes.
   */
  private static final int FEW_SCANS = 16;

  private static final long MOST_SCANNED_PIXELS = FEW_SCANS * ImageDecoder.MOST_PIXELS;

  private final EncodedImage file;
  private final ByteArrayOutputStream kept;
  private final JpegColours colours = new JpegColours();
  private Frame frame;
  private boolean progressive;
  private int scans;

  private JpegExcerpt(EncodedImage file) {
    this.file = file;
    kept = new ByteArrayOutputStream(file.length());
  }

  static PlainImage of(EncodedImage file) throws UnreadableImageException {
    return new JpegExcerpt(file).read();
  }

  private PlainImage read() throws UnreadableImageException {
    write(START_OF_IMAGE);
    int position = 2;
    while (true) {
      position = nextMarker(position);
      int marker = file.unsignedByte(position++);
      if (marker == END_OF_IMAGE) {
        break;
      }
      if (marker == START_OF_IMAGE) {
        throw file.unreadable(position - 2, "the start of another image", "one image");
      }
      if (!isRestart(marker) && marker != 0x01) {
        position = segment(marker, position);
      }
    }
    write(END_OF_IMAGE);
    if (scans == 0) {
      throw file.unreadable(position, "the end of the image", "a scan before it");
    }
    int bands = colours.components();
    return new PlainImage(
        ImageFormat.JPEG,
        frame,
        progressive ? 3 * bands : bands,
        Optional.of(colours.coding()),
        kept.toByteArray());
  }

  /** Takes or leaves one marker segment, and the scan's data if it starts one. */
  private int segment(int marker, int start) throws UnreadableImageException {
    int length = file.bigEndianShort(start);
    if (length < 2) {
      throw file.unreadable(start, "a segment of length " + length, "at least 2");
    }
    file.require(start, length);
    int end = start + length;
    colours.see(file, marker, start, length);
    if (isFrame(marker)) {
      readFrame(marker, start, length);
    } else if (marker == START_OF_SCAN) {
      if (frame == null) {
        throw file.unreadable(start - 2, "a scan", "the frame header (ff c0, c1 or c2) before it");
      }
      scans++;
      if (scans > FEW_SCANS && scans * frame.pixels() > MOST_SCANNED_PIXELS) {
        throw file.unreadable(
            start - 2,
            "scan %d of %d pixels".formatted(scans, frame.pixels()),
            "at most %d pixels in all scans together".formatted(MOST_SCANNED_PIXELS));
      }
      end = endOfScan(end);
    } else if (marker != HUFFMAN_TABLES
        && marker != QUANTISATION_TABLES
        && marker != RESTART_INTERVAL) {
      return end;
    }
    write(marker);
    file.copy(start, end - start, kept);
    return end;
  }

  private void readFrame(int marker, int start, int length) throws UnreadableImageException {
    if (marker > 0xc2) {
      throw file.unreadable(
          start - 2,
          "a frame of process %d (lossless, hierarchical or arithmetic)".formatted(marker - 0xc0),
          "process 0, 1 or 2 (baseline, extended or progressive, Huffman coded)");
    }
    if (frame != null || length < FRAME_HEADER_BYTES) {
      throw file.unreadable(start - 2, "a second or short frame header", "one of at least 8 bytes");
    }
    int bits = file.unsignedByte(start + 2);
    int height = file.bigEndianShort(start + 3);
    int width = file.bigEndianShort(start + 5);
    if (bits != 8 || height == 0 || width == 0) {
      throw file.unreadable(
          start + 2,
          "%d × %d pixels of %d bits".formatted(width, height, bits),
          "a width and height of at least 1, and 8 bits");
    }
    colours.readComponents(file, start, length);
    progressive = marker == 0xc2;
    frame = Frame.whole(width, height);
  }

  /** Offset of the code of the next marker: after ff bytes, neither 00 nor ff. */
  private int nextMarker(int start) throws UnreadableImageException {
    byte[] bytes = file.bytes();
    for (int i = start + 1; i < bytes.length; i++) {
      if (bytes[i - 1] == (byte) 0xff && bytes[i] != 0 && bytes[i] != (byte) 0xff) {
        return i;
      }
    }
    throw file.unreadable(
        bytes.length, "the end", "the end-of-image marker (ff d9) of a whole JPEG file");
  }

  /** Offset of the marker that ends the scan's data; restart markers are part of it. */
  private int endOfScan(int start) throws UnreadableImageException {
    int code = nextMarker(start);
    while (isRestart(file.unsignedByte(code))) {
      code = nextMarker(code + 1);
    }
    return code - 1;
  }

  private void write(int marker) {
    kept.write(0xff);
    kept.write(marker);
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  /** All start-of-frame codes: c0 to cf less tables (c4), reserved (c8) and conditioning (cc). */
  private static boolean isFrame(int marker) {
    return marker == 0xc0 || (marker > 0xc0 && marker <= 0xcf && marker % 4 != 0);
  }
}
