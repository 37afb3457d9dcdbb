package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the one form of Python literal that an array's header may have: a dictionary of the keys
 * {@code descr} (a string), {@code fortran_order} (True or False) and {@code shape} (a tuple of
 * integers), each once, in any order. Nothing is ever evaluated.
 */
final class HeaderText {
  private static final int SHOWN = 40;

  private final String place;
  private final String text;
  private final int start;
  private int at;

  private String descr;
  private Boolean fortranOrder;
  private List<Long> shape;

  /**
   * @param place file or entry, for messages
   * @param text one character for each byte
   * @param start offset of the first in the file
   */
  HeaderText(String place, String text, int start) throws UnusableDataException {
    this.place = place;
    this.text = text;
    this.start = start;
    take("{");
    while (!taken("}")) {
      entry();
      if (!taken(",")) {
        take("}");
        break;
      }
    }
    if (!text.substring(at).isBlank() || !text.endsWith("\n")) {
      throw refusal("spaces and a line feed to the end of the header");
    }
    if (descr == null || fortranOrder == null || shape == null) {
      String missing = descr == null ? "descr" : shape == null ? "shape" : "fortran_order";
      throw new UnusableDataException(
          place, start, "a header without " + missing, "descr, fortran_order and shape");
    }
  }

  /** The element type's code. */
  String descr() {
    return descr;
  }

  /** Whether the first index runs fastest. */
  boolean fortranOrder() {
    return fortranOrder;
  }

  /** Sizes, each at least 0, from the slowest index to the fastest in C order. */
  List<Long> shape() {
    return shape;
  }

  private void entry() throws UnusableDataException {
    skipSpaces();
    int before = at;
    String key = quoted("one of the keys descr, fortran_order and shape, quoted");
    take(":");
    if (key.equals("descr") && descr == null) {
      descr = elementType();
    } else if (key.equals("fortran_order") && fortranOrder == null) {
      fortranOrder = bool();
    } else if (key.equals("shape") && shape == null) {
      shape = tuple();
    } else {
      at = before;
      throw refusal("the keys descr, fortran_order and shape, each once");
    }
  }

  private String elementType() throws UnusableDataException {
    skipSpaces();
    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
      throw refusal("numbers or strings; structured types are not read, nor are pickled objects");
    }
    return quoted("the element type, quoted");
  }

  private boolean bool() throws UnusableDataException {
    if (taken("True")) {
      return true;
    }
    if (taken("False")) {
      return false;
    }
    throw refusal("True or False");
  }

  private List<Long> tuple() throws UnusableDataException {
    List<Long> sizes = new ArrayList<>();
    take("(");
    while (!taken(")")) {
      if (sizes.size() == NpyHeader.MOST_DIMENSIONS) {
        throw refusal("at most " + NpyHeader.MOST_DIMENSIONS + " dimensions");
      }
      sizes.add(integer());
      if (!taken(",")) {
        if (sizes.size() == 1) {
          throw refusal("a comma after the only size");
        }
        take(")");
        break;
      }
    }
    return List.copyOf(sizes);
  }

  private long integer() throws UnusableDataException {
    skipSpaces();
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    try {
      long value = Long.parseLong(text.substring(at, end));
      at = end;
      // Python 2 marks long integers, and NumPy wrote the mark on some platforms.
      if (text.startsWith("L", at)) {
        at++;
      }
      return value;
    } catch (NumberFormatException e) {
      throw refusal("a size from 0 to " + Long.MAX_VALUE);
    }
  }

  private String quoted(String expected) throws UnusableDataException {
    skipSpaces();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end > 0 && text.lastIndexOf('\\', end) < at) {
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
      }
    }
    throw refusal(expected);
  }

  private void take(String token) throws UnusableDataException {
    if (!taken(token)) {
      throw refusal(token);
    }
  }

  private boolean taken(String token) {
    skipSpaces();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private UnusableDataException refusal(String expected) {
    String rest = text.substring(at, Math.min(text.length(), at + SHOWN));
    String found = rest.isBlank() ? "the end of the header" : shown(rest);
    return new UnusableDataException(place, (long) start + at, found, expected);
  }

  /** Text of the file, fit for a message: what is not printable ASCII becomes a question mark. */
  static String shown(String text) {
    return text.strip().replaceAll("[^ -~]", "?");
  }
}
