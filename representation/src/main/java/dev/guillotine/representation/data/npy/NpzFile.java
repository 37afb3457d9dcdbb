package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.Deflate;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An NPZ file: a zip archive of NPY files, as {@code numpy.savez} and {@code savez_compressed}
 * write it. Arrays are read one by one, as streams, in any order.
 *
 * <p>The archive as a whole is refused if its entries are too many, share a name, are encrypted, or
 * can't fit into it side by side. Whatever is wrong with one entry does no harm until that entry is
 * asked for. Before an entry's data is read, what its header announces must be what the archive
 * declares, and what its compressed bytes can give; no more than that is ever unpacked. Names are
 * keys and never become paths.
 *
 * <p>Safe for use by several threads at once; each array is for one thread.
 */
public final class NpzFile implements Closeable {
  /** Entries that an archive may have. */
  public static final int MOST_ENTRIES = 4_096;

  private static final int MOST_NAME = 255;
  private static final int NAMES_SHOWN = 20;
  private static final String SUFFIX = ".npy";

  private final String place;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private NpzFile(String place, ZipFile zip, Map<String, ZipEntry> entries) {
    this.place = place;
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens an archive; the caller closes it.
   *
   * @throws UnusableDataException if it is missing, not a whole zip archive, or refused as a whole
   * @throws IOException if reading failed
   */
  public static NpzFile open(Path file) throws IOException {
    return open(file, file.toString());
  }

  /**
   * Opens an archive; the caller closes it.
   *
   * @param place where it comes from, for messages
   * @throws UnusableDataException if it is missing, not a whole zip archive, or refused as a whole
   * @throws IOException if reading failed
   */
  public static NpzFile open(Path file, String place) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableDataException(place, "is not a file");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new UnusableDataException(place, "is not a zip archive to read: " + e.getMessage());
    }
    try {
      return new NpzFile(place, zip, entries(place, zip, Files.size(file)));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Map<String, ZipEntry> entries(String place, ZipFile zip, long size)
      throws UnusableDataException {
    if (zip.size() > MOST_ENTRIES) {
      throw new UnusableDataException(
          place, "holds %d entries, at most %d allowed".formatted(zip.size(), MOST_ENTRIES));
    }
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    long left = size;
    for (ZipEntry entry : zip.stream().toList()) {
      String full = entry.getName();
      if (full.length() > MOST_NAME || full.chars().anyMatch(Character::isISOControl)) {
        throw new UnusableDataException(
            place,
            "an entry's name of %d characters is too long or not printable: %s"
                .formatted(full.length(), HeaderText.shown(full)));
      }
      String name = name(entry);
      if (entries.put(name, entry) != null) {
        throw new UnusableDataException(place, "holds two entries named " + name);
      }
      left -= entry.getCompressedSize();
      if (entry.getCompressedSize() < 0 || left < 0) {
        throw new UnusableDataException(place, "its entries claim more bytes than it has");
      }
    }
    return entries;
  }

  /**
   * What the archive holds, in its order. Reads headers, no data.
   *
   * @throws IOException if reading failed
   */
  public List<NpzEntry> entries() throws IOException {
    List<NpzEntry> list = new ArrayList<>();
    for (String name : entries.keySet()) {
      try (NpyReader array = array(name)) {
        list.add(new NpzEntry.Array(name, array.header()));
      } catch (UnusableDataException e) {
        list.add(new NpzEntry.Unreadable(name, e.getMessage()));
      }
    }
    return List.copyOf(list);
  }

  /**
   * Opens one array; the caller closes it.
   *
   * @param name of the array, without {@code .npy}
   * @throws UnusableDataException if there is none of that name, or it can't be read
   * @throws IOException if reading failed
   */
  public NpyReader array(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      List<String> some = entries.keySet().stream().limit(NAMES_SHOWN).toList();
      throw new UnusableDataException(
          place, "holds no array %s; of %d entries: %s".formatted(name, entries.size(), some));
    }
    String location = place + ", entry " + entry.getName();
    requirePossibleSize(entry, location);
    InputStream content = new EntryContent(unpacked(entry, location), entry.getCrc(), location);
    try {
      NpyHeader header = NpyHeader.read(content, location);
      long data = entry.getSize() - header.length();
      if (header.dataBytes() != data) {
        throw new UnusableDataException(
            location,
            header.length(),
            "data of %d bytes".formatted(data),
            "%d for shape %s of elements of %d bytes"
                .formatted(header.dataBytes(), header.shape(), header.type().bytes()));
      }
      return new NpyReader(header, content, location);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private InputStream unpacked(ZipEntry entry, String location) throws IOException {
    try {
      return zip.getInputStream(entry);
    } catch (ZipException | EOFException e) {
      throw new UnusableDataException(location, "can't be unpacked: " + e.getMessage());
    }
  }

  private static void requirePossibleSize(ZipEntry entry, String place)
      throws UnusableDataException {
    if (!entry.getName().endsWith(SUFFIX)) {
      throw new UnusableDataException(
          place, "is not named as an array, %s at its end".formatted(SUFFIX));
    }
    long packed = entry.getCompressedSize();
    long most = entry.getMethod() == ZipEntry.STORED ? packed : packed * Deflate.MOST_EXPANSION;
    if (entry.getSize() < 0 || entry.getSize() > most) {
      throw new UnusableDataException(
          place,
          "claims %d bytes, but its %d packed bytes give at most %d"
              .formatted(entry.getSize(), packed, most));
    }
  }

  private static String name(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Closes the archive, and with it the arrays that are open. */
  @Override
  public void close() throws IOException {
    zip.close();
  }
}
