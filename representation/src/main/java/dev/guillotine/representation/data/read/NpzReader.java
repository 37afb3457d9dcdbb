package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.Column;
import dev.guillotine.representation.data.LabelColumn;
import dev.guillotine.representation.data.NumberColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.npy.NpyHeader;
import dev.guillotine.representation.data.npy.NpyReader;
import dev.guillotine.representation.data.npy.NpzEntry;
import dev.guillotine.representation.data.npy.NpzFile;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads NumPy archives.
 *
 * @param source which file, and what its arrays mean
 */
record NpzReader(LocatedSource.Npz source) implements SetReader {
  @Override
  public String version() {
    return "npz-1";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    Path copy = writer.folder().resolve("npz-copy");
    try (NpzFile archive = NpzFile.open(files.onDisk(name, copy))) {
      read(archive, files.location(name), writer);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void read(NpzFile archive, String place, DataSetWriter writer) throws IOException {
    List<NpzEntry> entries = archive.entries();
    NpzLayout layout = NpzLayout.of(source, entries, place);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Map.Entry<String, TaskColumn> task : layout.tasks().entrySet()) {
      Column column = TaskColumns.column(task.getValue());
      columns.put(task.getKey(), column);
      writer.task(task.getKey(), column);
    }
    ClassColumn groups = ClassColumn.ofGroups();
    if (source.group() != null) {
      writer.groups(groups);
    }
    for (Map.Entry<Split, String> samples : layout.samples().entrySet()) {
      Split split = samples.getKey();
      String array = samples.getValue();
      try (NpyReader reader = archive.array(array)) {
        new NpzSamples(reader, place + ", array " + array, layout.binary()).read(split, writer);
      }
      for (Map.Entry<String, TaskColumn> task : layout.tasks().entrySet()) {
        TaskColumn from = task.getValue();
        String named = from.column() == null ? task.getKey() : from.column();
        add(archive, entries, named, from.index(), split, columns.get(task.getKey()), place);
      }
      if (source.group() != null) {
        add(archive, entries, source.group(), 0, split, groups, place);
      }
    }
  }

  private static void add(
      NpzFile archive,
      List<NpzEntry> entries,
      String train,
      int index,
      Split split,
      Column column,
      String place)
      throws IOException {
    String name = split == Split.TRAIN ? train : counterpart(train, split, entries, place);
    String location = place + ", array " + name;
    try (NpyReader array = archive.array(name)) {
      NpyHeader header = array.header();
      if (header.shape().isEmpty()
          || header.shape().size() > 2
          || (index >= header.rowElements() && !(column instanceof LabelColumn))) {
        throw new UnusableDataException(
            location,
            "found the shape %s, expected [n], or [n, k] with k above the index %d"
                .formatted(header.shape(), index));
      }
      add(array, index, split, column);
    } catch (UnusableDataException e) {
      throw e.getMessage().startsWith(place) ? e : e.at(location);
    }
  }

  private static String counterpart(String train, Split split, List<NpzEntry> entries, String place)
      throws UnusableDataException {
    Map<String, NpyHeader> arrays = new LinkedHashMap<>();
    for (NpzEntry entry : entries) {
      if (entry instanceof NpzEntry.Array array) {
        arrays.put(array.name(), array.header());
      }
    }
    Optional<String> found = NpzLayout.counterpart(train, split, arrays);
    return found.orElseThrow(
        () ->
            new UnusableDataException(
                place,
                "found samples of the split %s, but no array %s_%s"
                    .formatted(split.json(), train, split.json())));
  }

  private static void add(NpyReader array, int index, Split split, Column column)
      throws IOException {
    int width = Math.toIntExact(array.header().rowElements());
    if (array.header().type().text()) {
      String[] row = new String[width];
      while (array.read(row, 0, 1) == 1) {
        column.add(split, row[index]);
      }
    } else if (column instanceof NumberColumn numbers) {
      double[] row = new double[width];
      while (array.read(row, 0, 1) == 1) {
        numbers.add(split, row[index]);
      }
    } else {
      long[] row = new long[width];
      while (array.read(row, 0, 1) == 1) {
        column.add(split, column instanceof LabelColumn ? labels(row) : Long.toString(row[index]));
      }
    }
  }

  /** Of a row of zeros and ones the numbers of the ones. */
  private static String labels(long[] row) {
    StringBuilder labels = new StringBuilder();
    for (int label = 0; label < row.length; label++) {
      labels.append(row[label] != 0 ? label + ";" : "");
    }
    return labels.toString();
  }
}
