package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Passes on as many bytes as it is allowed from time to time, and refuses to give more: so that no
 * parser behind it gathers without end.
 */
final class MeteredStream extends InputStream {
  private final InputStream input;
  private final Supplier<UnusableDataException> refusal;
  private long left;
  private long position;
  private IOException failure;

  /**
   * @param input closed with this stream
   * @param refusal what is wrong with a file of which more is asked than is allowed
   */
  MeteredStream(InputStream input, Supplier<UnusableDataException> refusal) {
    this.input = input;
    this.refusal = refusal;
  }

  /** Allows so many bytes from here on, whatever was left. */
  void allow(long bytes) {
    left = bytes;
  }

  /** Bytes passed on so far. */
  long position() {
    return position;
  }

  /** Throws what the source threw, if it did: parsers make something else of it. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    try {
      int count = input.read(target, from, length);
      spend(Math.max(0, count));
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void spend(int bytes) throws UnusableDataException {
    position += bytes;
    left -= bytes;
    if (left < 0) {
      throw refusal.get();
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
