package dev.guillotine.representation.data.read;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Spliterator;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file of plain columns: text, numbers and booleans. */
final class ParquetTable implements Table {
  private final String place;
  private final ParquetReader<Map<String, String>, Map<String, String>> rows;
  private long row;

  private ParquetTable(String place, ParquetReader<Map<String, String>, Map<String, String>> rows) {
    this.place = place;
    this.rows = rows;
  }

  /**
   * Reads the schema.
   *
   * @param place file, for messages
   * @param file on a disk
   */
  static ParquetTable open(String place, Path file) throws IOException {
    try {
      ParquetMetadata metadata = ParquetReader.readMetadata(file.toFile());
      requirePlain(place, metadata.getFileMetaData().getSchema());
      return new ParquetTable(
          place, ParquetReader.spliterator(file.toFile(), HydratorSupplier.constantly(new Rows())));
    } catch (RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  private static void requirePlain(String place, MessageType schema) throws UnusableDataException {
    for (Type field : schema.getFields()) {
      if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
        throw new UnusableDataException(
            place,
            "found the column \"%s\" of type %s, expected plain columns only"
                .formatted(field.getName(), field));
      }
    }
  }

  private static UnusableDataException unreadable(String place, RuntimeException e) {
    return new UnusableDataException(place, "is not a whole Parquet file: " + e.getMessage());
  }

  /** Makes rows of text. */
  private static final class Rows implements Hydrator<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> start() {
      return new LinkedHashMap<>();
    }

    @Override
    public Map<String, String> add(Map<String, String> row, String column, Object value) {
      if (value != null) {
        row.put(column, String.valueOf(value));
      }
      return row;
    }

    @Override
    public Map<String, String> finish(Map<String, String> row) {
      return row;
    }
  }

  @Override
  public Map<String, String> next() throws IOException {
    Spliterator<Map<String, String>> all = rows;
    Map<String, String> next = new LinkedHashMap<>();
    try {
      boolean any = all.tryAdvance(next::putAll);
      row++;
      return any ? next : null;
    } catch (RuntimeException e) {
      throw unreadable(location(), e);
    }
  }

  @Override
  public String location() {
    return place + ", row " + row;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
