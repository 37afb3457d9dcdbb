package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before an array's data in the NPY format, versions 1.0, 2.0 and 3.0 (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">its page</a>):
 * magic, version, length of the header in two or four bytes, and the header, a Python dictionary.
 *
 * <p>Elements lie in C order, the last index fastest. Arrays of more than one dimension in Fortran
 * order are refused, and so are structured types and objects; an object array is a Python pickle,
 * and pickles are never read.
 *
 * @param type of the elements
 * @param shape sizes, none for a single element
 * @param length bytes before the data
 */
public record NpyHeader(NpyType type, List<Long> shape, int length) {
  /** Dimensions that an array may have. */
  public static final int MOST_DIMENSIONS = 8;

  /** Bytes that the dictionary may have. */
  public static final int MOST_BYTES = 1 << 16;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSIONED = MAGIC.length + 2;

  /**
   * @throws IllegalArgumentException if a size is negative, there are too many, or the data would
   *     be longer than 2⁶³ − 1 bytes
   */
  public NpyHeader {
    shape = List.copyOf(shape);
    if (shape.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException("%d dimensions are not allowed".formatted(shape.size()));
    }
    long bytes = type.bytes();
    for (long size : shape) {
      if (size < 0 || bytes > Long.MAX_VALUE / Math.max(1, size)) {
        throw new IllegalArgumentException("shape %s is not allowed".formatted(shape));
      }
      bytes *= Math.max(1, size);
    }
  }

  /**
   * Reads a header and leaves the stream at the first byte of the data. Takes at most {@link
   * #MOST_BYTES} and twelve bytes.
   *
   * @param input at its beginning
   * @param place file or entry, for messages
   * @throws UnusableDataException if it is not a header, or one of an array that is not read
   * @throws IOException if reading failed
   */
  public static NpyHeader read(InputStream input, String place) throws IOException {
    byte[] start = exactly(VERSIONED, input, place, 0, "magic number and version");
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new UnusableDataException(place, 0, "another magic number", "that of NPY files");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
      throw new UnusableDataException(
          place,
          MAGIC.length,
          "version %d.%d".formatted(version, start[MAGIC.length + 1]),
          "1.0, 2.0 or 3.0");
    }
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] field = exactly(lengthBytes, input, place, VERSIONED, "the header's length");
    ByteBuffer little = ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN);
    long announced =
        version == 1
            ? Short.toUnsignedInt(little.getShort())
            : Integer.toUnsignedLong(little.getInt());
    if (announced < 1 || announced > MOST_BYTES) {
      throw new UnusableDataException(
          place, VERSIONED, "a header of %d bytes".formatted(announced), "1 to " + MOST_BYTES);
    }
    int textStart = VERSIONED + lengthBytes;
    byte[] text =
        exactly(
            (int) announced, input, place, textStart, "a header of %d bytes".formatted(announced));
    // Only ASCII passes, so the version's character set does not matter.
    String dictionary = new String(text, StandardCharsets.ISO_8859_1);
    return of(new HeaderText(place, dictionary, textStart), place, textStart, text.length);
  }

  private static byte[] exactly(
      int bytes, InputStream input, String place, int offset, String expected) throws IOException {
    byte[] found = input.readNBytes(bytes);
    if (found.length < bytes) {
      throw new UnusableDataException(place, (long) offset + found.length, "the end", expected);
    }
    return found;
  }

  private static NpyHeader of(HeaderText text, String place, int start, int length)
      throws UnusableDataException {
    if (text.descr().startsWith("|O") || text.descr().equals("O")) {
      throw new UnusableDataException(
          place, start, "an array of Python objects", "numbers or strings; pickles are never read");
    }
    NpyType type =
        NpyType.of(text.descr())
            .orElseThrow(
                () ->
                    new UnusableDataException(
                        place,
                        start,
                        "element type " + HeaderText.shown(text.descr()),
                        "booleans, integers of 1 to 8 bytes, floats of 2 to 8, or strings of at"
                            + " most %d bytes".formatted(NpyType.MOST_TEXT_BYTES)));
    if (text.fortranOrder() && text.shape().size() > 1) {
      throw new UnusableDataException(
          place, start, "fortran_order of shape " + text.shape(), "C order");
    }
    try {
      return new NpyHeader(type, text.shape(), start + length);
    } catch (IllegalArgumentException e) {
      throw new UnusableDataException(
          place,
          start,
          "shape " + text.shape(),
          "at most %d bytes in all".formatted(Long.MAX_VALUE));
    }
  }

  /** Number of rows: the first size, 1 for a single element. */
  public long rows() {
    return shape.isEmpty() ? 1 : shape.get(0);
  }

  /** Elements of a row: product of the other sizes. */
  public long rowElements() {
    long elements = 1;
    for (int i = 1; i < shape.size(); i++) {
      elements *= shape.get(i);
    }
    return elements;
  }

  /** Bytes of the data. */
  public long dataBytes() {
    return rows() * rowElements() * type.bytes();
  }
}
