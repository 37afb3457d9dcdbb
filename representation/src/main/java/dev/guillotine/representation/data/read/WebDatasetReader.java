package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads WebDataset shards (github.com/webdataset/webdataset), in the order of their names.
 *
 * @param source which shards, and what their fields mean
 */
record WebDatasetReader(LocatedSource.WebDataset source) implements SetReader {
  private static final String TAR = ".tar";
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

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
      throw new UnusableDataException(
          files.location(), "found no file that ends in .tar, expected shards");
    }
    Set<String> reserved = source.group() == null ? Set.of() : Set.of(source.group());
    TaskColumns tasks = new TaskColumns(source.tasks(), reserved, writer);
    ClassColumn groups = ClassColumn.ofGroups();
    if (source.group() != null) {
      writer.groups(groups);
    }
    try (ImageWriter images = new ImageWriter(source.pixels(), files.location(), writer)) {
      for (String shard : shards) {
        read(files, shard, tasks, groups, images);
      }
      images.finish();
    }
  }

  private void read(
      DataFiles files, String path, TaskColumns tasks, ClassColumn groups, ImageWriter images)
      throws IOException {
    Split split = split(files.location(path), path);
    try (Shard shard = Shard.open(files.location(path), files.open(path), images.mostBytes())) {
      for (Shard.Sample record = shard.next(); record != null; record = shard.next()) {
        Map<String, String> fields = record.fields();
        byte[] image = record.image();
        String location = record.location();
        images.add(
            location,
            image.length,
            split,
            most -> image,
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
    if (group == null || group.isBlank()) {
      throw new UnusableDataException(
          location,
          "found the fields %s, expected \"%s\" with a value among them"
              .formatted(fields.keySet(), source.group()));
    }
    return group.strip();
  }

  /**
   * The split that a word of the shard's name tells, or else of the folder that it lies in; train
   * if none does.
   */
  private static Split split(String location, String path) throws UnusableDataException {
    String[] parts = path.toLowerCase(Locale.ROOT).split("/", -1);
    for (int part = parts.length - 1; part >= 0; part--) {
      Set<Split> told = EnumSet.noneOf(Split.class);
      for (String word : NO_LETTERS.split(parts[part], -1)) {
        SplitNames.find(word).ifPresent(told::add);
      }
      if (told.size() == 1) {
        return told.iterator().next();
      }
      if (told.size() > 1 || parts[part].contains("test") || parts[part].contains("val")) {
        throw new UnusableDataException(
            location,
            "found \"%s\", which may or may not name a split; expected %s as a word of its own"
                .formatted(parts[part], SplitNames.ALLOWED));
      }
    }
    return Split.TRAIN;
  }
}
