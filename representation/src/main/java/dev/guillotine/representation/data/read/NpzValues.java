package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.Column;
import dev.guillotine.representation.data.LabelColumn;
import dev.guillotine.representation.data.NumberColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyHeader;
import dev.guillotine.representation.data.npy.NpyReader;
import dev.guillotine.representation.data.npy.NpzFile;
import java.io.IOException;

/**
 * Targets or groups: an array {@code [n]}, or the values at one index of an array {@code [n, k]}.
 * As labels an array {@code [n, k]} of numbers has 1 where a sample has the label of that number,
 * and else 0.
 *
 * @param array its name
 * @param index of the value in a row
 * @param rows that there have to be: n
 * @param arrays for messages
 */
record NpzValues(String array, int index, long rows, NpzArrays arrays) {
  /** Values of a row: it is read whole. */
  private static final int MOST_WIDTH = 1 << 16;

  /** Adds the values of all rows to a column. */
  void read(NpzFile archive, Split split, Column column) throws IOException {
    String location = arrays.location(array);
    try (NpyReader reader = archive.array(array)) {
      requireShape(reader.header(), column instanceof LabelColumn);
      Rows values = rows(reader, column, split);
      for (long row = 0; row < rows; row++) {
        try {
          values.addNext();
        } catch (UnusableDataException e) {
          throw e.at("%s, row %d".formatted(location, row));
        }
      }
    }
  }

  private void requireShape(NpyHeader header, boolean labels) throws UnusableDataException {
    String location = arrays.location(array);
    int rank = header.shape().size();
    long width = header.rowElements();
    if (rank < 1 || rank > 2 || width > MOST_WIDTH || (index >= width && !labels)) {
      throw new UnusableDataException(
          location,
          "found the shape %s, expected [n], or [n, k] with k above the index %d and up to %d"
              .formatted(header.shape(), index, MOST_WIDTH));
    }
    if (header.rows() != rows) {
      throw new UnusableDataException(
          location,
          "found %d rows, expected %d, as many as there are samples"
              .formatted(header.rows(), rows));
    }
  }

  /** Reads a row and adds what it says. */
  private interface Rows {
    void addNext() throws IOException;
  }

  private Rows rows(NpyReader reader, Column column, Split split) {
    int width = Math.toIntExact(reader.header().rowElements());
    if (reader.header().type().text()) {
      String[] row = new String[width];
      return () -> {
        reader.read(row, 0, 1);
        column.add(split, text(row[index], column));
      };
    }
    if (column instanceof NumberColumn numbers) {
      double[] row = new double[width];
      return () -> {
        reader.read(row, 0, 1);
        numbers.add(split, row[index]);
      };
    }
    long[] row = new long[width];
    return () -> {
      reader.read(row, 0, 1);
      column.add(split, column instanceof LabelColumn ? labels(row) : Long.toString(row[index]));
    };
  }

  private static String text(String value, Column column) throws UnusableDataException {
    if (value.isBlank() && !(column instanceof LabelColumn)) {
      throw new UnusableDataException("found no text, expected some");
    }
    return value.strip();
  }

  /** Of a row of zeros and ones the numbers of the ones. */
  private static String labels(long[] row) throws UnusableDataException {
    StringBuilder labels = new StringBuilder();
    for (int label = 0; label < row.length; label++) {
      if (row[label] != 0 && row[label] != 1) {
        throw new UnusableDataException(
            "found %d for label %d, expected 0 or 1".formatted(row[label], label));
      }
      labels.append(row[label] == 1 ? label + ";" : "");
    }
    return labels.toString();
  }
}
