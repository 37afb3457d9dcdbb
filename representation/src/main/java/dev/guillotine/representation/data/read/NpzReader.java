package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.Column;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.npy.NpyReader;
import dev.guillotine.representation.data.npy.NpzFile;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

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
    String place = files.location(name);
    try (NpzFile archive = NpzFile.open(files.onDisk(name, copy), place)) {
      read(archive, place, writer);
    }
  }

  private void read(NpzFile archive, String place, DataSetWriter writer) throws IOException {
    NpzArrays arrays = NpzArrays.of(archive, place);
    NpzLayout layout = NpzLayout.of(source, arrays);
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
      long rows;
      try (NpyReader array = archive.array(samples.getValue())) {
        rows = array.header().rows();
        new NpzSamples(array, arrays.location(samples.getValue()), layout.binary())
            .read(split, writer);
      }
      for (Map.Entry<String, TaskColumn> task : layout.tasks().entrySet()) {
        TaskColumn from = task.getValue();
        String named = from.column() == null ? task.getKey() : from.column();
        NpzValues values = new NpzValues(arrays.of(named, split), from.index(), rows, arrays);
        values.read(archive, split, columns.get(task.getKey()));
      }
      if (source.group() != null) {
        new NpzValues(arrays.of(source.group(), split), 0, rows, arrays)
            .read(archive, split, groups);
      }
    }
  }
}
