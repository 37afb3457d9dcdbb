package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads WebDataset shards (github.com/webdataset/webdataset), in the order of their names.
 *
 * @param source which shards, and what their fields mean
 */
record WebDatasetReader(LocatedSource.WebDataset source) implements SetReader {
  private static final String TAR = ".tar";

  @Override
  public String version() {
    return "webdataset-1";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    List<String> shards =
        files.list().stream()
            .map(DataFiles.Entry::path)
            .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(TAR))
            .toList();
    if (shards.isEmpty()) {
      throw new UnusableDataException(files.location(), "holds no .tar file, expected shards");
    }
    Set<String> reserved = source.group() == null ? Set.of() : Set.of(source.group());
    TaskColumns tasks = new TaskColumns(source.tasks(), reserved, writer);
    ClassColumn groups = ClassColumn.ofGroups();
    if (source.group() != null) {
      writer.groups(groups);
    }
    try (ImageWriter images = new ImageWriter(source.pixels(), writer)) {
      for (String shard : shards) {
        read(files, shard, tasks, groups, images);
      }
      images.finish();
    }
  }

  private void read(
      DataFiles files, String path, TaskColumns tasks, ClassColumn groups, ImageWriter images)
      throws IOException {
    Split split = split(path);
    try (Shard shard = Shard.open(files.location(path), files.open(path))) {
      for (Shard.Sample record = shard.next(); record != null; record = shard.next()) {
        Map<String, String> fields = record.fields();
        byte[] image = record.image();
        String location = record.location();
        images.add(
            location,
            image.length,
            split,
            () -> image,
            () -> {
              tasks.add(split, fields, location);
              if (source.group() != null) {
                groups.add(split, group(fields, location));
              }
            });
      }
    }
  }

  private String group(Map<String, String> fields, String location) throws UnusableDataException {
    String group = fields.get(source.group());
    if (group == null) {
      throw new UnusableDataException(
          location,
          "found no field \"%s\" among %s, expected one"
              .formatted(source.group(), fields.keySet()));
    }
    return group;
  }

  private static Split split(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.contains("test")
        ? Split.TEST
        : name.contains("val") ? Split.VALIDATION : Split.TRAIN;
  }
}
