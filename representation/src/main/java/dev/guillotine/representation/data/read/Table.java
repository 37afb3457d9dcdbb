package dev.guillotine.representation.data.read;

import java.io.IOException;
import java.util.Map;

/** Rows of text by column, one after another. */
interface Table extends AutoCloseable {

  /** The next row, in the order of its columns; null after the last one. */
  Map<String, String> next() throws IOException;

  /** Where the row that was read last lies, for messages. */
  String location();

  @Override
  void close() throws IOException;
}
