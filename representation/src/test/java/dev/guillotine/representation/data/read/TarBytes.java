package dev.guillotine.representation.data.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Puts a tar file together entry by entry. */
final class TarBytes {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(file, "UTF-8");

  TarBytes() {
    this(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  /**
   * @param longNames how they are written
   */
  TarBytes(int longNames) {
    tar.setLongFileMode(longNames);
    tar.setAddPaxHeadersForNonAsciiNames(longNames == TarArchiveOutputStream.LONGFILE_POSIX);
  }

  TarBytes add(String name, byte[] content) throws IOException {
    return add(name, TarConstants.LF_NORMAL, content);
  }

  TarBytes add(String name, byte type, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  TarBytes add(String name, String content) throws IOException {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole sample. */
  TarBytes sample(String key, int level, String label) throws IOException {
    return add(key + ".png", TestImages.png(level)).add(key + ".cls", label);
  }

  /** An entry of another type, without content. */
  TarBytes special(String name, byte type) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName("/etc/passwd");
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  /** The file, with what marks its end. */
  byte[] done() throws IOException {
    tar.close();
    return file.toByteArray();
  }

  /** Puts in the checksum that belongs to the header there. */
  static byte[] fixChecksum(byte[] shard, int header) {
    Arrays.fill(shard, header + 148, header + 156, (byte) ' ');
    int sum = 0;
    for (int i = header; i < header + 512; i++) {
      sum += Byte.toUnsignedInt(shard[i]);
    }
    byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, shard, header + 148, digits.length);
    return shard;
  }
}
