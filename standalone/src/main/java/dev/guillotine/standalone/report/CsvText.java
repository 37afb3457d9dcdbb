package dev.guillotine.standalone.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated values (RFC 4180). */
final class CsvText {
  private static final String END = "\r\n";

  private CsvText() {}

  /** The whole file: the header, then one line for each row. */
  static String of(List<String> header, Stream<Stream<?>> rows) {
    return Stream.concat(Stream.of(header.stream()), rows)
        .map(cells -> cells.map(CsvText::text).map(CsvText::quoted))
        .map(cells -> cells.collect(Collectors.joining(",")))
        .collect(Collectors.joining(END, "", END));
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
