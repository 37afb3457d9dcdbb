package dev.guillotine.representation.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A CSV file (RFC 4180) in UTF-8 whose first line names the columns; empty lines don't count. */
final class CsvTable implements Table {
  /** Bytes of a row; a quote that never ends goes on to the end of the file. */
  static final int MOST_ROW_BYTES = 1 << 20;

  /** What the parser reads ahead. */
  private static final int BUFFERS = 1 << 16;

  private static final CsvFactory FACTORY =
      CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

  private final String place;
  private final MeteredStream input;
  private final CsvParser parser;
  private final List<String> columns;
  private int line = 1;

  private CsvTable(String place, InputStream content) throws IOException {
    this.place = place;
    this.input = new MeteredStream(new Utf8Stream(place, content), this::endless);
    this.parser = FACTORY.createParser(new InputStreamReader(input, StandardCharsets.UTF_8));
    this.columns = header();
  }

  /**
   * Reads the header.
   *
   * @param place file, for messages
   * @param content closed with the table
   */
  static CsvTable open(String place, InputStream content) throws IOException {
    try {
      return new CsvTable(place, content);
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  private List<String> header() throws IOException {
    List<String> names = cells().stream().map(String::strip).toList();
    if (names.isEmpty()) {
      throw new UnusableDataException(
          place, "found an empty file, expected a line with the names of the columns");
    }
    LinkedHashSet<String> different = new LinkedHashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        throw new UnusableDataException(
            location(), "found two columns of the name \"%s\", expected one".formatted(name));
      }
    }
    return names;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Map<String, String> next() throws IOException {
    List<String> cells = cells();
    if (cells.isEmpty()) {
      return null;
    }
    if (cells.size() != columns.size()) {
      throw new UnusableDataException(
          location(),
          "found %d values, expected %d, one for each of the columns %s"
              .formatted(cells.size(), columns.size(), columns));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return row;
  }

  /** The cells of the next row; none after the last one. */
  private List<String> cells() throws IOException {
    input.allow(MOST_ROW_BYTES + BUFFERS);
    List<String> cells = new ArrayList<>();
    try {
      if (parser.nextToken() == null) {
        return cells;
      }
      line = parser.currentLocation().getLineNr();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        cells.add(parser.getText());
      }
    } catch (JsonProcessingException e) {
      throw new UnusableDataException(
          location(),
          "found malformed text (%s), expected values with commas between"
              .formatted(e.getOriginalMessage()));
    }
    return cells;
  }

  private UnusableDataException endless() {
    return new UnusableDataException(
        location(),
        "found a row of more than %d bytes, expected fewer; is a closing quote missing?"
            .formatted(MOST_ROW_BYTES));
  }

  @Override
  public String location() {
    return place + ", line " + line;
  }

  @Override
  public void close() throws IOException {
    parser.close();
    input.close();
  }
}
