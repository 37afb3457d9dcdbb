package dev.guillotine.representation.data.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Rows of text by column, one after another. */
interface Table extends AutoCloseable {

  /** Names of the columns, in order. */
  List<String> columns();

  /**
   * The next row, in the order of the columns; null after the last one.
   *
   * @return for each column its value, null where the table has none
   */
  Map<String, String> next() throws IOException;

  /** Where the row that was read last lies, for messages. */
  String location();

  @Override
  void close() throws IOException;
}
