package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The files of a tar archive one after another. Nothing in it ever becomes a path on a disk; still,
 * names that lead elsewhere, links and devices are refused, since no one means well by them, and so
 * is an archive that stops short of the blocks of zeros at its end.
 */
final class TarEntries implements AutoCloseable {
  /** Bytes that may come between two files: headers with long names, and what pads the end. */
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private static final int BLOCK = 512;

  /** Types of files with content; folders are told by more than their type. */
  private static final Set<Byte> FILES =
      Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG);

  private final String place;
  private final MeteredStream input;
  private final Archive tar;
  private TarArchiveEntry entry;

  /** Bytes that were read of the entry. */
  private long taken;

  /**
   * @param place file, for messages
   * @param content closed with the archive
   */
  TarEntries(String place, InputStream content) {
    this.place = place;
    this.input = new MeteredStream(content, this::tooMuch);
    this.tar = new Archive(input);
  }

  /** Notes whether the end is marked. */
  private static final class Archive extends TarArchiveInputStream {
    private boolean ended;

    Archive(InputStream input) {
      super(input, BLOCK, StandardCharsets.UTF_8.name());
    }

    @Override
    protected boolean isEOFRecord(byte[] block) {
      boolean end = super.isEOFRecord(block);
      ended |= end && block != null;
      return end;
    }
  }

  /** Name of the file that the archive is at; null after the last one. */
  String name() {
    return entry == null ? null : entry.getName();
  }

  /** Goes on to the next file. */
  void advance() throws IOException {
    do {
      long rest = entry == null ? 0 : entry.getSize() - taken;
      input.allow(MOST_HEADER_BYTES + Math.min(rest, Long.MAX_VALUE / 2));
      entry = guarded(tar::getNextEntry);
      taken = 0;
      if (entry != null) {
        requireHarmless();
      }
    } while (entry != null && entry.isDirectory());
    if (entry == null) {
      requireEnd();
    }
  }

  private void requireEnd() throws IOException {
    if (!tar.ended) {
      throw refused("the end", "more files, or the blocks of zeros after them");
    }
    long offset = input.position();
    for (int next = input.read(); next >= 0; next = input.read()) {
      if (next != 0) {
        throw new UnusableDataException(
            place, offset, "more behind the end of the archive", "zeros");
      }
      input.allow(1);
      offset++;
    }
  }

  private void requireHarmless() throws UnusableDataException {
    String name = entry.getName();
    boolean leadsElsewhere =
        name.startsWith("/")
            || name.contains("\\")
            || name.equals("..")
            || name.startsWith("../")
            || name.contains("/../")
            || name.endsWith("/..");
    if (leadsElsewhere) {
      throw refusedHeader("the name \"%s\"".formatted(name), "one that stays inside");
    }
    if (entry.isSparse()) {
      throw refusedHeader("the sparse file \"%s\"".formatted(name), "files and folders only");
    }
    if (!FILES.contains(entry.getLinkFlag()) && !entry.isDirectory()) {
      throw refusedHeader(
          "\"%s\" of type '%c'".formatted(name, (char) entry.getLinkFlag()),
          "files and folders only");
    }
  }

  private UnusableDataException refusedHeader(String found, String expected) {
    return new UnusableDataException(place, tar.getBytesRead() - BLOCK, found, expected);
  }

  /** All bytes of the file, or as many as are asked for if it is longer. */
  byte[] content(int most) throws IOException {
    input.allow(Long.MAX_VALUE);
    byte[] bytes = guarded(() -> tar.readNBytes(most));
    taken += bytes.length;
    return bytes;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** Tells broken archives from a disk or a store that failed. */
  private <T> T guarded(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      input.rethrow();
      throw refused("what is no tar (%s)".formatted(e.getMessage()), "a whole tar file");
    }
  }

  private UnusableDataException tooMuch() {
    return refused("a header of more than %d bytes".formatted(MOST_HEADER_BYTES), "a shorter name");
  }

  private UnusableDataException refused(String found, String expected) {
    return new UnusableDataException(place, tar.getBytesRead(), found, expected);
  }

  @Override
  public void close() throws IOException {
    tar.close();
    input.close();
  }
}
