package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Columns;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads image files that a table lists, in its order.
 *
 * @param source which table, and what its columns mean
 */
record ManifestReader(LocatedSource.Manifest source) implements SetReader {
  private static final String PARQUET = ".parquet";
  private static final String COPY = "manifest-copy";

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
        ImageWriter images = new ImageWriter(source.pixels(), writer)) {
      for (Map<String, String> row = table.next(); row != null; row = table.next()) {
        Map<String, String> values = row;
        String location = table.location();
        String path = path(files, sizes, values, location);
        Split split = split(values, location);
        String group = values.get(columns.group());
        if (group != null) {
          writer.groups(groups);
        }
        images.add(
            files.location(path) + " (" + location + ")",
            sizes.get(path),
            split,
            () -> FileBytes.of(files, path),
            () -> {
              tasks.add(split, values, location);
              if (group != null) {
                groups.add(split, group);
              }
            });
      }
      images.finish();
    } finally {
      Files.deleteIfExists(writer.folder().resolve(COPY));
    }
  }

  private Table table(DataFiles files, DataSetWriter writer) throws IOException {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    String place = files.location(name);
    return name.toLowerCase(Locale.ROOT).endsWith(PARQUET)
        ? ParquetTable.open(place, files.onDisk(name, writer.folder().resolve(COPY)))
        : CsvTable.open(place, files.open(name));
  }

  private String path(
      DataFiles files, Map<String, Long> sizes, Map<String, String> row, String location)
      throws UnusableDataException {
    String column = source.columns().file();
    String path = row.get(column);
    if (path == null || path.isBlank()) {
      throw new UnusableDataException(
          location,
          "found no value of \"%s\" among the columns %s, expected the path of an image"
              .formatted(column, row.keySet()));
    }
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
    String name = row.get(source.columns().split());
    if (name == null) {
      return Split.TRAIN;
    }
    return SplitNames.find(name)
        .orElseThrow(
            () ->
                new UnusableDataException(
                    location,
                    "found the split \"%s\", expected train, validation or test".formatted(name)));
  }
}
