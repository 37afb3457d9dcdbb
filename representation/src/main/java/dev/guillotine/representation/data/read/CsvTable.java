package dev.guillotine.representation.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A CSV file (RFC 4180) in UTF-8 whose first line names the columns. */
final class CsvTable implements Table {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final String place;
  private final MappingIterator<Map<String, String>> rows;

  private CsvTable(String place, MappingIterator<Map<String, String>> rows) {
    this.place = place;
    this.rows = rows;
  }

  /**
   * Reads the header.
   *
   * @param place file, for messages
   * @param input its content; closed with the table
   */
  static CsvTable open(String place, InputStream input) throws IOException {
    InputStreamReader text =
        new InputStreamReader(new Utf8Stream(place, input), StandardCharsets.UTF_8);
    MappingIterator<Map<String, String>> rows =
        MAPPER
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader().withStrictHeaders(false))
            .readValues(text);
    return new CsvTable(place, rows);
  }

  @Override
  public Map<String, String> next() throws IOException {
    try {
      return rows.hasNextValue() ? rows.nextValue() : null;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (RuntimeJsonMappingException e) {
      if (e.getCause() instanceof JsonProcessingException cause) {
        throw malformed(cause);
      }
      throw e;
    }
  }

  private UnusableDataException malformed(JsonProcessingException e) {
    return new UnusableDataException(
        location(),
        "found %s, expected a line with a value for each column of the header"
            .formatted(e.getOriginalMessage()));
  }

  @Override
  public String location() {
    return place + ", line " + rows.getCurrentLocation().getLineNr();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
