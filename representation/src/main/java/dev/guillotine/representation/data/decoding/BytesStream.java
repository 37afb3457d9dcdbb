package dev.guillotine.representation.data.decoding;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes in memory as readers want them.
 *
 * <p>Reading past the end is told as usual, but not for ever: TwelveMonkeys' reader of lossless
 * WebP takes zeros instead, and would fill the rest of a large image with them, at the price of an
 * exception for every byte.
 */
final class BytesStream extends ImageInputStreamImpl {
  /** Readers may look ahead a little. */
  private static final int MOST_READS_PAST_THE_END = 64;

  private final byte[] bytes;
  private int readsPastTheEnd;

  BytesStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    if (isPastTheEnd()) {
      return -1;
    }
    return Byte.toUnsignedInt(bytes[(int) streamPos++]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (isPastTheEnd()) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private boolean isPastTheEnd() throws IOException {
    checkClosed();
    if (streamPos < bytes.length) {
      return false;
    }
    if (++readsPastTheEnd > MOST_READS_PAST_THE_END) {
      throw new IIOException("the data end before the picture does");
    }
    return true;
  }
}
