package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Columns;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads image files that a table lists, in its order. A file may be listed many times.
 *
 * @param source which table, and what its columns mean
 */
record ManifestReader(LocatedSource.Manifest source) implements SetReader {
  private static final String PARQUET = ".parquet";
  private static final String COPY = "manifest-copy";
  private static final Columns USUAL = new Columns(null, null, null);

  @Override
  public String version() {
    return "manifest-1";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    files.list().forEach(entry -> sizes.put(entry.path(), entry.size()));
    Columns columns = source.columns();
    TaskColumns tasks =
        new TaskColumns(
            source.tasks(), Set.of(columns.file(), columns.split(), columns.group()), writer);
    ClassColumn groups = ClassColumn.ofGroups();
    try (Table table = table(files, writer);
        ImageWriter images = new ImageWriter(source.pixels(), files.location(), writer)) {
      requireColumns(table);
      boolean grouped = table.columns().contains(columns.group());
      if (grouped) {
        writer.groups(groups);
      }
      for (Map<String, String> row = table.next(); row != null; row = table.next()) {
        Map<String, String> values = row;
        String location = table.location();
        String path = path(files, sizes, values, location);
        Split split = split(values, location);
        images.add(
            files.location(path) + " (" + location + ")",
            sizes.get(path),
            split,
            most -> FileBytes.of(files, path, most),
            () -> {
              tasks.add(split, values, location);
              if (grouped) {
                groups.add(split, value(values, columns.group(), location));
              }
            });
      }
      images.finish();
    }
  }

  private Table table(DataFiles files, DataSetWriter writer) throws IOException {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    String place = files.location(name);
    return name.toLowerCase(Locale.ROOT).endsWith(PARQUET)
        ? ParquetTable.open(place, files.onDisk(name, writer.folder().resolve(COPY)))
        : CsvTable.open(place, files.open(name));
  }

  /** Columns that bear their usual names may be missing, others are there for a reason. */
  private void requireColumns(Table table) throws UnusableDataException {
    Columns columns = source.columns();
    require(table, columns.file());
    if (!columns.split().equals(USUAL.split())) {
      require(table, columns.split());
    }
    if (!columns.group().equals(USUAL.group())) {
      require(table, columns.group());
    }
  }

  private static void require(Table table, String column) throws UnusableDataException {
    List<String> found = table.columns();
    if (!found.contains(column)) {
      throw new UnusableDataException(
          table.location(),
          "found the columns %s, expected \"%s\" among them".formatted(found, column));
    }
  }

  private String path(
      DataFiles files, Map<String, Long> sizes, Map<String, String> row, String location)
      throws UnusableDataException {
    String path = value(row, source.columns().file(), location);
    String relative = path.startsWith("./") ? path.substring(2) : path;
    if (!sizes.containsKey(relative)) {
      throw new UnusableDataException(
          location,
          "found the path \"%s\", expected that of a file in %s or below"
              .formatted(path, files.location()));
    }
    return relative;
  }

  private Split split(Map<String, String> row, String location) throws UnusableDataException {
    String column = source.columns().split();
    if (!row.containsKey(column)) {
      return Split.TRAIN;
    }
    String name = value(row, column, location);
    return SplitNames.find(name)
        .orElseThrow(
            () ->
                new UnusableDataException(
                    location,
                    "found the split \"%s\", expected %s".formatted(name, SplitNames.ALLOWED)));
  }

  private static String value(Map<String, String> row, String column, String location)
      throws UnusableDataException {
    String value = row.get(column);
    if (value == null || value.isBlank()) {
      throw new UnusableDataException(
          location, "found no value in the column \"%s\", expected one".formatted(column));
    }
    return value.strip();
  }
}
