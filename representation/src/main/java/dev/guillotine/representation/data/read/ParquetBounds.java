package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Holds what a Parquet file says of itself against its length and our memory, before anything of
 * the stated size is allocated.
 *
 * @param place file, for messages
 * @param length of the file in bytes
 */
record ParquetBounds(String place, long length) {
  private static final long HEAP = Runtime.getRuntime().maxMemory();

  /** Bytes of an unpacked page: an eighth of the heap, 64 MiB at most. */
  static final int MOST_PAGE_BYTES = (int) Math.min(64 << 20, HEAP / 8);

  /** Bytes of a group of rows as it is packed, which is read as a whole: an eighth of the heap. */
  private static final long MOST_GROUP_BYTES = HEAP / 8;

  /** Bytes of the footer, which grow while they are taken apart. */
  private static final long MOST_FOOTER_BYTES = HEAP / 64;

  private static final String MAGIC = "PAR1";

  /** Length of the magic at either end, and of the number before the last. */
  private static final int WORD = 4;

  /** Bounds of a file whose ends are those of a Parquet file. */
  static ParquetBounds of(String place, Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long length = file.length();
      if (length < 3 * WORD || !magicAt(file, 0) || !magicAt(file, length - WORD)) {
        throw new UnusableDataException(
            place,
            "found %d bytes that do not begin and end with %s, expected a whole Parquet file"
                .formatted(length, MAGIC));
      }
      file.seek(length - 2 * WORD);
      long footer = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
      long most = Math.min(MOST_FOOTER_BYTES, length - 3 * WORD);
      if (footer > most) {
        throw new UnusableDataException(
            place,
            length - 2 * WORD,
            "a footer of %d bytes".formatted(footer),
            "at most %d in a whole Parquet file of this length".formatted(most));
      }
      return new ParquetBounds(place, length);
    }
  }

  private static boolean magicAt(RandomAccessFile file, long offset) throws IOException {
    byte[] word = new byte[WORD];
    file.seek(offset);
    file.readFully(word);
    return new String(word, StandardCharsets.ISO_8859_1).equals(MAGIC);
  }

  /** Refuses groups of rows that are larger than allowed, packed otherwise, or can't be there. */
  void require(List<BlockMetaData> groups) throws UnusableDataException {
    long rows = 0;
    for (BlockMetaData group : groups) {
      requireInside("rows", group.getRowCount(), DataSource.MOST_SAMPLES);
      rows += group.getRowCount();
      long bytes = 0;
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        requireInside("first byte of a column", chunk.getStartingPos(), length);
        requireInside("bytes of a column", chunk.getTotalSize(), length - chunk.getStartingPos());
        bytes += chunk.getTotalSize();
        if (!ParquetCodecs.KNOWN.contains(chunk.getCodec())) {
          throw new UnusableDataException(
              place,
              "found the column \"%s\" packed by %s, expected one of %s"
                  .formatted(chunk.getPath().toDotString(), chunk.getCodec(), ParquetCodecs.KNOWN));
        }
      }
      requireInside("bytes of a group of rows", bytes, MOST_GROUP_BYTES);
    }
    requireInside("rows", rows, DataSource.MOST_SAMPLES);
  }

  private void requireInside(String what, long found, long most) throws UnusableDataException {
    if (found < 0 || found > most) {
      throw new UnusableDataException(
          place, "found %d %s, expected 0 to %d".formatted(found, what, most));
    }
  }
}
