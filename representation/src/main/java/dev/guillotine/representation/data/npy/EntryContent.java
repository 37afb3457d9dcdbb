package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The unpacked bytes of an archive's entry. Says where unpacking fails, and at the end checks the
 * checksum, which {@link java.util.zip.ZipFile} does not.
 */
final class EntryContent extends InputStream {
  private final InputStream unpacked;
  private final long checksum;
  private final String place;
  private final CRC32 crc = new CRC32();

  private long position;

  /**
   * @param unpacked bytes of the entry
   * @param checksum CRC-32 that they should have
   * @param place for messages
   */
  EntryContent(InputStream unpacked, long checksum, String place) {
    this.unpacked = unpacked;
    this.checksum = checksum;
    this.place = place;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = unpacked.read(target, offset, length);
    } catch (ZipException | EOFException e) {
      throw new UnusableDataException(
          place,
          position,
          "what can't be unpacked (%s)".formatted(e.getMessage()),
          "a whole entry");
    }
    if (count > 0) {
      crc.update(target, offset, count);
      position += count;
    } else if (count < 0 && crc.getValue() != checksum) {
      throw new UnusableDataException(
          place,
          position,
          "checksum %08x".formatted(crc.getValue()),
          "%08x, as the archive says".formatted(checksum));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
