package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file of plain columns, see {@link ParquetColumn}. */
final class ParquetTable implements Table {
  private final String place;
  private final ParquetFileReader file;
  private final Map<String, ParquetColumn> columns;
  private List<ColumnReader> group = List.of();
  private long leftInGroup;
  private long row;

  private ParquetTable(ParquetBounds bounds, ParquetFileReader file) throws UnusableDataException {
    this.place = bounds.place();
    this.file = file;
    bounds.require(file.getRowGroups());
    this.columns = ParquetColumn.all(place, schema());
  }

  /**
   * Reads the schema.
   *
   * @param place file, for messages
   * @param path on a disk
   */
  static ParquetTable open(String place, Path path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs(ParquetBounds.MOST_PAGE_BYTES))
            .build();
    ParquetBounds bounds = ParquetBounds.of(place, path);
    ParquetFileReader file = null;
    try {
      file = ParquetFileReader.open(new LocalInputFile(path), options);
      return new ParquetTable(bounds, file);
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      throw unreadable(place, e);
    }
  }

  /** The library throws whatever damaged files lead it to. */
  private static UnusableDataException unreadable(String place, Exception e) {
    return e instanceof UnusableDataException refusal
        ? refusal
        : new UnusableDataException(
            place, "found damage (%s), expected a whole Parquet file".formatted(reason(e)));
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private MessageType schema() {
    return file.getFileMetaData().getSchema();
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  @Override
  public Map<String, String> next() throws IOException {
    row++;
    try {
      while (leftInGroup == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        group = readers(pages);
        leftInGroup = pages.getRowCount();
      }
      leftInGroup--;
      Map<String, String> values = new LinkedHashMap<>();
      for (ColumnReader column : group) {
        String name = column.getDescriptor().getPath()[0];
        values.put(name, columns.get(name).read(column));
        column.consume();
      }
      return values;
    } catch (IOException | RuntimeException e) {
      throw unreadable(location(), e);
    }
  }

  private List<ColumnReader> readers(PageReadStore pages) {
    FileMetaData metadata = file.getFileMetaData();
    ColumnReadStore store =
        new ColumnReadStoreImpl(
            pages,
            new DummyRecordConverter(schema()).getRootConverter(),
            schema(),
            metadata.getCreatedBy());
    return schema().getColumns().stream().map(store::getColumnReader).toList();
  }

  @Override
  public String location() {
    return row == 0 ? place : place + ", row " + row;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
