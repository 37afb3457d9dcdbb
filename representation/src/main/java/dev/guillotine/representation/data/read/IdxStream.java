package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.files.Deflate;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file of unsigned bytes (<a href="http://yann.lecun.com/exdb/mnist/">MNIST</a>): a magic
 * number that gives type and rank, one big-endian 32-bit size per dimension, then the bytes, record
 * by record along the first dimension.
 *
 * <p>Never reads more than the header announces and one byte, and believes no header that announces
 * more than a file of its length can hold.
 */
final class IdxStream implements AutoCloseable {
  private static final String GZIP = ".gz";
  private static final int UNSIGNED_BYTES = 0x08 << 8;

  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_RECORD = 1 << 28;

  private final String location;
  private final InputStream input;
  private int[] sizes;
  private long offset;

  private IdxStream(String location, InputStream input) {
    this.location = location;
    this.input = input;
  }

  /**
   * Opens {@code name}, or else {@code name.gz}, and reads its header.
   *
   * @throws UnusableDataException if neither is there, or it is no such file of that rank
   */
  static IdxStream open(DataFiles files, String name, int rank) throws IOException {
    Optional<DataFiles.Entry> plain = files.find(name);
    Optional<DataFiles.Entry> entry = plain.isPresent() ? plain : files.find(name + GZIP);
    if (entry.isEmpty()) {
      throw new UnusableDataException(
          files.location(), "holds neither " + name + " nor " + name + GZIP);
    }
    String path = entry.get().path();
    long most = entry.get().size() * (plain.isPresent() ? 1 : Deflate.MOST_EXPANSION);
    InputStream file = files.open(path);
    try {
      InputStream content = plain.isPresent() ? file : unzipped(files.location(path), file);
      IdxStream stream =
          new IdxStream(files.location(path), new BufferedInputStream(content, BUFFER));
      stream.readHeader(rank, most);
      return stream;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static InputStream unzipped(String location, InputStream file) throws IOException {
    try {
      return new GZIPInputStream(file, BUFFER);
    } catch (ZipException | EOFException e) {
      throw notWhole(location, e);
    }
  }

  private static UnusableDataException notWhole(String location, IOException e) {
    return new UnusableDataException(location, "is not a whole gzip file: " + e.getMessage());
  }

  private void readHeader(int rank, long most) throws IOException {
    int headerBytes = Integer.BYTES * (1 + rank);
    ByteBuffer header = ByteBuffer.wrap(take(headerBytes, "a header of " + headerBytes + " bytes"));
    int magic = header.getInt();
    if (magic != (UNSIGNED_BYTES | rank)) {
      throw new UnusableDataException(
          location,
          0,
          "magic number 0x%08x".formatted(magic),
          "0x%08x (unsigned bytes, rank %d)".formatted(UNSIGNED_BYTES | rank, rank));
    }
    sizes = new int[rank];
    long announced = 1;
    for (int i = 0; i < rank; i++) {
      int at = header.position();
      sizes[i] = header.getInt();
      boolean fits = sizes[i] > 0 && announced <= most / sizes[i];
      announced *= sizes[i];
      if (!fits || announced / sizes[0] > LARGEST_RECORD) {
        throw new UnusableDataException(
            location,
            at,
            "size " + Integer.toUnsignedString(sizes[i]) + " of dimension " + i,
            "at least 1, and with the sizes before it at most %d bytes, for which the file has room"
                .formatted(most));
      }
    }
  }

  /** Where the file lies. */
  String location() {
    return location;
  }

  /** The size of each dimension. */
  int[] sizes() {
    return sizes;
  }

  /** The offset of the byte that is read next. */
  long offset() {
    return offset;
  }

  /** The next {@code bytes} bytes. */
  byte[] next(int bytes) throws IOException {
    long announced = Integer.BYTES * (1L + sizes.length);
    long records = 1;
    for (int size : sizes) {
      records *= size;
    }
    return take(bytes, "%d bytes after a header of %d".formatted(records, announced));
  }

  private byte[] take(int bytes, String expected) throws IOException {
    byte[] taken;
    try {
      taken = input.readNBytes(bytes);
    } catch (ZipException | EOFException e) {
      throw notWhole(location, e);
    }
    offset += taken.length;
    if (taken.length < bytes) {
      throw new UnusableDataException(location, offset, "the end", expected);
    }
    return taken;
  }

  /** Checks that nothing follows. */
  void finish() throws IOException {
    try {
      if (input.read() >= 0) {
        throw new UnusableDataException(location, offset, "more bytes", "the end");
      }
    } catch (ZipException | EOFException e) {
      throw notWhole(location, e);
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
