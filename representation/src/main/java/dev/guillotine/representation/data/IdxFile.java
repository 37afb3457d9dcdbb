package dev.guillotine.representation.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file of unsigned bytes (<a href="http://yann.lecun.com/exdb/mnist/">MNIST</a>): a magic
 * number that gives type and rank, one big-endian 32-bit size per dimension, then the bytes.
 *
 * <p>Never reads more than the header announces and one byte, and believes no header that announces
 * more than a file of its length can hold.
 *
 * @param path the file, gzipped if its name ends in {@code .gz}
 * @param sizes of each dimension
 * @param content product of the sizes many bytes
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record IdxFile(Path path, int[] sizes, byte[] content) {
  private static final String GZIP = ".gz";
  private static final int UNSIGNED_BYTES = 0x08 << 8;

  /** Deflate gives at most 1,032 bytes for one (RFC 1951: 258 bytes for two bits). */
  private static final long MOST_EXPANSION = 1_032;

  private static final int BUFFER = 1 << 16;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  /**
   * Reads {@code name}, or else {@code name.gz}, of a folder.
   *
   * @throws UnusableDataException if neither is there, or it is not a whole file of that rank
   */
  static IdxFile read(Path folder, String name, int rank) throws IOException {
    Path plain = folder.resolve(name);
    Path zipped = folder.resolve(name + GZIP);
    if (Files.isRegularFile(plain)) {
      try (InputStream input = new BufferedInputStream(Files.newInputStream(plain))) {
        return read(plain, input, rank);
      }
    }
    if (!Files.isRegularFile(zipped)) {
      throw new UnusableDataException(
          folder, "holds neither " + plain.getFileName() + " nor " + zipped.getFileName());
    }
    try (InputStream file = Files.newInputStream(zipped);
        InputStream input = new BufferedInputStream(new GZIPInputStream(file, BUFFER))) {
      return read(zipped, input, rank);
    } catch (ZipException | EOFException e) {
      throw new UnusableDataException(zipped, "is not a whole gzip file: " + e.getMessage());
    }
  }

  private static IdxFile read(Path path, InputStream input, int rank) throws IOException {
    int headerBytes = Integer.BYTES * (1 + rank);
    byte[] start = input.readNBytes(headerBytes);
    if (start.length < headerBytes) {
      throw new UnusableDataException(
          path, start.length, "the end", "a header of " + headerBytes + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(start);
    int magic = header.getInt();
    if (magic != (UNSIGNED_BYTES | rank)) {
      throw new UnusableDataException(
          path,
          0,
          "magic number 0x%08x".formatted(magic),
          "0x%08x (unsigned bytes, rank %d)".formatted(UNSIGNED_BYTES | rank, rank));
    }
    long most = Math.min(MOST_BYTES, Files.size(path) * MOST_EXPANSION);
    int[] sizes = new int[rank];
    long announced = 1;
    for (int i = 0; i < rank; i++) {
      int offset = header.position();
      sizes[i] = header.getInt();
      announced *= sizes[i];
      if (sizes[i] < 1 || announced > most) {
        throw new UnusableDataException(
            path,
            offset,
            "size " + Integer.toUnsignedString(sizes[i]) + " of dimension " + i,
            "at least 1, and at most %d bytes in all from a file of this length".formatted(most));
      }
    }
    byte[] content = input.readNBytes((int) announced);
    if (content.length < announced) {
      throw new UnusableDataException(
          path,
          (long) headerBytes + content.length,
          "the end",
          announced + " bytes after the header");
    }
    if (input.read() >= 0) {
      throw new UnusableDataException(path, headerBytes + announced, "more bytes", "the end");
    }
    return new IdxFile(path, sizes, content);
  }

  /** Offset in the file of the byte at {@code position} of the content. */
  long offset(int position) {
    return (long) Integer.BYTES * (1 + sizes.length) + position;
  }
}
