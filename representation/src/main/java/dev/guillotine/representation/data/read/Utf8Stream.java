package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on bytes that are UTF-8 and refuses others, saying where they are; a byte order mark at
 * the beginning is left out.
 */
final class Utf8Stream extends InputStream {
  private static final int MARK_BYTES = 3;

  private final String place;
  private final InputStream input;
  private long offset;

  /** The first byte of the last character of several bytes, and where it is. */
  private int lead;

  private long leadAt;

  /** Bytes that have to follow the one read last, and the least and greatest of the next one. */
  private int following;

  private int least = 0x80;
  private int greatest = 0xbf;

  /**
   * @param place file, for messages
   * @param source at its beginning; closed with this stream
   */
  Utf8Stream(String place, InputStream source) throws IOException {
    this.place = place;
    this.input = new BufferedInputStream(source);
    input.mark(MARK_BYTES);
    byte[] mark = input.readNBytes(MARK_BYTES);
    if (mark.length == MARK_BYTES
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf) {
      offset = MARK_BYTES;
    } else {
      input.reset();
    }
  }

  @Override
  public int read() throws IOException {
    int next = input.read();
    check(next);
    return next;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = input.read(target, from, length);
    for (int i = 0; i < count; i++) {
      check(Byte.toUnsignedInt(target[from + i]));
    }
    if (count < 0) {
      check(count);
    }
    return count;
  }

  /** The well-formed sequences of the Unicode Standard, table 3-7. */
  private void check(int next) throws UnusableDataException {
    if (following > 0) {
      if (next < least || next > greatest) {
        throw refused(next);
      }
      following--;
      least = 0x80;
      greatest = 0xbf;
    } else if (next >= 0xc2 && next <= 0xf4) {
      lead = next;
      leadAt = offset;
      following = next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3;
      least = next == 0xe0 ? 0xa0 : next == 0xf0 ? 0x90 : 0x80;
      greatest = next == 0xed ? 0x9f : next == 0xf4 ? 0x8f : 0xbf;
    } else if (next >= 0x80) {
      throw refused(next);
    }
    offset++;
  }

  private UnusableDataException refused(int next) {
    if (following == 0) {
      return new UnusableDataException(place, offset, "0x%02x".formatted(next), "text in UTF-8");
    }
    String then = next < 0 ? "the end" : "0x%02x".formatted(next);
    String found = "a character that begins with 0x%02x and goes on with %s".formatted(lead, then);
    return new UnusableDataException(place, leadAt, found, "text in UTF-8");
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
