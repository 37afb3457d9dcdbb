package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.nio.ByteBuffer;

/**
 * Turns stored numbers into Java's. A number that the asked-for type can't hold is refused, save
 * for digits: a double or a long becomes the nearest float, a long the nearest double.
 */
final class NumberDecoder {
  private static final int MOST_BYTE = 255;
  private static final double TWO_TO_63 = 0x1p63;

  private final NpyType type;
  private final String place;

  NumberDecoder(NpyType type, String place) {
    this.type = type;
    this.place = place;
  }

  /**
   * A number as an unsigned byte.
   *
   * @param block holds it, in the type's byte order
   * @param at where in the block
   * @param offset of the block in the file
   */
  byte byteAt(ByteBuffer block, int at, long offset) throws UnusableDataException {
    long value = longAt(block, at, offset);
    if (value < 0 || value > MOST_BYTE) {
      throw refusal(offset + at, Long.toString(value), "a whole number from 0 to 255");
    }
    return (byte) value;
  }

  /** A number as a long. */
  long longAt(ByteBuffer block, int at, long offset) throws UnusableDataException {
    if (type.whole()) {
      long value = whole(block, at, offset);
      if (value < 0 && type.kind() == NpyType.Kind.UNSIGNED) {
        throw refusal(offset + at, Long.toUnsignedString(value), "a whole number below 2^63");
      }
      return value;
    }
    double value = real(block, at);
    if (value != Math.rint(value) || value < -TWO_TO_63 || value >= TWO_TO_63) {
      throw refusal(offset + at, Double.toString(value), "a whole number from -2^63, below 2^63");
    }
    return (long) value;
  }

  /** A number as a float: the nearest, not-a-number and the infinities as they are. */
  float floatAt(ByteBuffer block, int at, long offset) throws UnusableDataException {
    if (type.whole()) {
      long value = whole(block, at, offset);
      return unsignedLong(value) ? (float) halved(value) * 2 : (float) value;
    }
    double value = real(block, at);
    float nearest = (float) value;
    if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
      throw refusal(offset + at, Double.toString(value), "at most " + Float.MAX_VALUE);
    }
    return nearest;
  }

  /** A number as a double: the nearest. */
  double doubleAt(ByteBuffer block, int at, long offset) throws UnusableDataException {
    if (type.whole()) {
      long value = whole(block, at, offset);
      return unsignedLong(value) ? (double) halved(value) * 2 : (double) value;
    }
    return real(block, at);
  }

  private boolean unsignedLong(long bits) {
    return bits < 0 && type.kind() == NpyType.Kind.UNSIGNED;
  }

  /** Half of an unsigned number, its lowest bit kept so that rounding comes out the same. */
  private static long halved(long bits) {
    return (bits >>> 1) | (bits & 1);
  }

  private long whole(ByteBuffer block, int at, long offset) throws UnusableDataException {
    long value =
        switch (type.bytes()) {
          case Byte.BYTES -> block.get(at);
          case Short.BYTES -> block.getShort(at);
          case Integer.BYTES -> block.getInt(at);
          default -> block.getLong(at);
        };
    if (type.kind() == NpyType.Kind.UNSIGNED && type.bytes() < Long.BYTES) {
      return value & ((1L << (type.bytes() * Byte.SIZE)) - 1);
    }
    if (type.kind() == NpyType.Kind.BOOLEAN && value != 0 && value != 1) {
      throw refusal(offset + at, "%d as a boolean".formatted(value), "0 or 1");
    }
    return value;
  }

  private double real(ByteBuffer block, int at) {
    return switch (type.bytes()) {
      case Short.BYTES -> half(block.getShort(at));
      case Float.BYTES -> block.getFloat(at);
      default -> block.getDouble(at);
    };
  }

  /** Value of an IEEE 754 binary16 number: sign, five bits of exponent, ten of fraction. */
  private static double half(short bits) {
    int exponent = (bits >>> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24;
    } else {
      magnitude = Math.scalb((double) (0x400 + fraction), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private UnusableDataException refusal(long offset, String found, String expected) {
    return new UnusableDataException(place, offset, found, expected);
  }
}
