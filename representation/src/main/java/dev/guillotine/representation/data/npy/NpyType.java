package dev.guillotine.representation.data.npy;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Type of an array's elements, as NumPy's array interface writes it: byte order ({@code <}, {@code
 * >}, or {@code |} where there is none), kind, and size (<a
 * href="https://numpy.org/doc/stable/reference/arrays.interface.html">its page</a>).
 *
 * @param kind what the bytes mean
 * @param bytes of one element
 * @param order of the bytes of a number or a character
 */
public record NpyType(Kind kind, int bytes, ByteOrder order) {
  /** The longest text that is read, in bytes. */
  public static final int MOST_TEXT_BYTES = 1 << 16;

  private static final Pattern CODE = Pattern.compile("([<>|])([a-zA-Z])([1-9][0-9]{0,8})");

  /** Bytes of a character of {@link Kind#CHARACTERS}: UCS-4. */
  private static final int CHARACTER = 4;

  /** What the bytes of an element mean. */
  public enum Kind {
    /** 0 or 1. */
    BOOLEAN,
    /** Two's complement. */
    SIGNED,
    /** An integer from 0. */
    UNSIGNED,
    /** IEEE 754 binary16, binary32 or binary64. */
    REAL,
    /** Text of a fixed number of four-byte characters, filled up with zeros. */
    CHARACTERS,
    /** Text of a fixed number of bytes, UTF-8, filled up with zeros. */
    BYTES
  }

  /** What {@code code}, for example {@code <f4}, stands for; empty if it is not read. */
  static Optional<NpyType> of(String code) {
    Matcher parts = CODE.matcher(code);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int size = Integer.parseInt(parts.group(3));
    boolean known =
        switch (parts.group(2)) {
          case "b" -> size == 1;
          case "i", "u" -> size == 1 || size == 2 || size == 4 || size == 8;
          case "f" -> size == 2 || size == 4 || size == 8;
          case "S" -> size <= MOST_TEXT_BYTES;
          case "U" -> size <= MOST_TEXT_BYTES / CHARACTER;
          default -> false;
        };
    Kind kind =
        switch (parts.group(2)) {
          case "b" -> Kind.BOOLEAN;
          case "i" -> Kind.SIGNED;
          case "u" -> Kind.UNSIGNED;
          case "f" -> Kind.REAL;
          case "U" -> Kind.CHARACTERS;
          default -> Kind.BYTES;
        };
    boolean ordered = kind == Kind.CHARACTERS || (kind != Kind.BYTES && size > 1);
    if (!known || ordered == parts.group(1).equals("|")) {
      return Optional.empty();
    }
    return Optional.of(
        new NpyType(
            kind,
            kind == Kind.CHARACTERS ? size * CHARACTER : size,
            parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
  }

  /** Whether elements are text, not numbers. */
  public boolean text() {
    return kind == Kind.CHARACTERS || kind == Kind.BYTES;
  }

  /** Whether elements are numbers without a fraction. */
  public boolean whole() {
    return kind == Kind.BOOLEAN || kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }
}
