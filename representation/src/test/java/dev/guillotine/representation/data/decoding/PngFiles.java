package dev.guillotine.representation.data.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files for tests, put together chunk by chunk. */
final class PngFiles {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngFiles() {}

  static byte[] file(byte[]... chunks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    for (byte[] chunk : chunks) {
      file.writeBytes(chunk);
    }
    return file.toByteArray();
  }

  /** An RGB or, with colour type 0, grey image without interlacing. */
  static byte[] header(int width, int height, int bits, int colourType) {
    return chunk(
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) bits)
            .put((byte) colourType)
            .array());
  }

  static byte[] data(byte[] rows) {
    return chunk("IDAT", deflated(rows));
  }

  static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  static byte[] chunk(String type, byte[] content) {
    byte[] chunk =
        ByteBuffer.allocate(content.length + 12)
            .putInt(content.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(content)
            .array();
    sign(chunk, 0);
    return chunk;
  }

  /** Makes the checksums of all chunks right that lie within the file. */
  static void signAll(byte[] file) {
    int position = SIGNATURE.length;
    while (position + 12 <= file.length) {
      position = sign(file, position);
    }
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    while (!deflater.finished()) {
      deflated.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return deflated.toByteArray();
  }

  private static int sign(byte[] file, int chunk) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int length = bytes.getInt(chunk);
    if (length < 0 || length > file.length - chunk - 12) {
      return file.length;
    }
    CRC32 checksum = new CRC32();
    checksum.update(file, chunk + 4, length + 4);
    bytes.putInt(chunk + 8 + length, (int) checksum.getValue());
    return chunk + 12 + length;
  }
}
