package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Reads one array from a stream, row by row: a row is all that has the same first index. Takes no
 * more from the stream than the header announces and one byte, and holds at most 64 KiB of it at a
 * time. Not safe for use by several threads at once.
 */
public final class NpyReader implements Closeable {
  private static final int BLOCK = NpyType.MOST_TEXT_BYTES;

  private final String place;
  private final InputStream input;
  private final NpyHeader header;
  private final NumberDecoder numbers;
  private final TextDecoder texts;
  private final ByteBuffer block;

  private long rowsLeft;
  private long position;

  NpyReader(NpyHeader header, InputStream input, String place) throws IOException {
    this.place = place;
    this.input = input;
    this.header = header;
    this.numbers = new NumberDecoder(header.type(), place);
    this.texts = new TextDecoder(header.type(), place);
    this.block = ByteBuffer.allocate(BLOCK).order(header.type().order());
    this.rowsLeft = header.rows();
    this.position = header.length();
    requireEndAfterLastRow();
  }

  /**
   * Reads the header.
   *
   * @param input at its beginning; closed with the reader
   * @param place file or entry, for messages
   * @throws UnusableDataException if the header is none, or one of an array that is not read
   * @throws IOException if reading failed
   */
  public static NpyReader open(InputStream input, String place) throws IOException {
    return new NpyReader(NpyHeader.read(input, place), input, place);
  }

  /** Type and shape. */
  public NpyHeader header() {
    return header;
  }

  /**
   * Reads the next rows as unsigned bytes: whole numbers from 0 to 255.
   *
   * @param target receives the elements of one row after another, row-major
   * @param offset where in it the first goes
   * @param rows how many at most
   * @return how many rows were read: fewer than asked for only at the end of the array, where what
   *     follows it has been checked to be nothing
   * @throws UnusableDataException if the stream ends early or goes on after the last row, or an
   *     element is not of that range
   * @throws IndexOutOfBoundsException if the target is too short
   * @throws IOException if reading failed
   */
  public int read(byte[] target, int offset, int rows) throws IOException {
    requireText(false);
    return read(
        target.length,
        offset,
        rows,
        (first, count, size) -> {
          if (size == 1 && header.type().kind() == NpyType.Kind.UNSIGNED) {
            block.get(0, target, first, count);
            return;
          }
          for (int i = 0; i < count; i++) {
            target[first + i] = numbers.byteAt(block, i * size, position);
          }
        });
  }

  /** Reads the next rows as whole numbers; see {@link #read(byte[], int, int)}. */
  public int read(long[] target, int offset, int rows) throws IOException {
    requireText(false);
    return read(
        target.length,
        offset,
        rows,
        (first, count, size) -> {
          for (int i = 0; i < count; i++) {
            target[first + i] = numbers.longAt(block, i * size, position);
          }
        });
  }

  /**
   * Reads the next rows as the nearest floats; refuses finite numbers beyond a float's range. See
   * {@link #read(byte[], int, int)}.
   */
  public int read(float[] target, int offset, int rows) throws IOException {
    requireText(false);
    return read(
        target.length,
        offset,
        rows,
        (first, count, size) -> {
          for (int i = 0; i < count; i++) {
            target[first + i] = numbers.floatAt(block, i * size, position);
          }
        });
  }

  /** Reads the next rows as the nearest doubles; see {@link #read(byte[], int, int)}. */
  public int read(double[] target, int offset, int rows) throws IOException {
    requireText(false);
    return read(
        target.length,
        offset,
        rows,
        (first, count, size) -> {
          for (int i = 0; i < count; i++) {
            target[first + i] = numbers.doubleAt(block, i * size, position);
          }
        });
  }

  /** Reads the next rows of an array of text; see {@link #read(byte[], int, int)}. */
  public int read(String[] target, int offset, int rows) throws IOException {
    requireText(true);
    return read(
        target.length,
        offset,
        rows,
        (first, count, size) -> {
          for (int i = 0; i < count; i++) {
            target[first + i] = texts.at(block, i * size, position);
          }
        });
  }

  /** Closes the stream. */
  @Override
  public void close() throws IOException {
    input.close();
  }

  private int read(int length, int offset, int most, Sink sink) throws IOException {
    if (most < 0) {
      throw new IllegalArgumentException("rows: " + most + " is not allowed; at least 0 is");
    }
    int rows = (int) Math.min(most, rowsLeft);
    long elements = rows * header.rowElements();
    Objects.checkFromIndexSize((long) offset, elements, (long) length);
    int size = header.type().bytes();
    int end = offset + (int) elements;
    int next = offset;
    while (next < end) {
      int count = Math.min(end - next, BLOCK / size);
      fill(count * size);
      sink.accept(next, count, size);
      next += count;
      position += (long) count * size;
    }
    rowsLeft -= rows;
    if (rows > 0) {
      requireEndAfterLastRow();
    }
    return rows;
  }

  private void fill(int bytes) throws IOException {
    int found = input.readNBytes(block.array(), 0, bytes);
    if (found < bytes) {
      throw new UnusableDataException(
          place,
          position + found,
          "the end",
          "%d bytes after the header".formatted(header.dataBytes()));
    }
  }

  private void requireText(boolean text) throws UnusableDataException {
    if (header.type().text() != text) {
      throw new UnusableDataException(
          place, 0, text ? "an array of numbers" : "an array of text", text ? "text" : "numbers");
    }
  }

  private void requireEndAfterLastRow() throws IOException {
    if (rowsLeft == 0 && input.read() >= 0) {
      throw new UnusableDataException(place, position, "more bytes", "the end");
    }
  }

  /** What becomes of the elements of a block. */
  @FunctionalInterface
  private interface Sink {
    void accept(int first, int count, int size) throws UnusableDataException;
  }
}
