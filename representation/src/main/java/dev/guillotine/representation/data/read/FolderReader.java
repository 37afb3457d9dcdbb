package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads image files in folders {@code split/class/…/file}, ordered by path. Files that are not
 * {@linkplain ImageFiles called images} are left alone.
 *
 * @param source how they are decoded
 */
record FolderReader(LocatedSource.Folders source) implements SetReader {
  @Override
  public String version() {
    return "folders-1";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    ClassColumn classes = new ClassColumn();
    writer.task("class", classes);
    try (ImageWriter images = new ImageWriter(source.pixels(), files.location(), writer)) {
      for (DataFiles.Entry entry : files.list()) {
        if (!ImageFiles.named(entry.path())) {
          continue;
        }
        String[] parts = entry.path().split("/", -1);
        Split split = split(files, entry.path(), parts);
        images.add(
            files.location(entry.path()),
            entry.size(),
            split,
            most -> FileBytes.of(files, entry.path(), most),
            () -> classes.add(split, parts[1]));
      }
      images.finish();
    }
    requireNoEmptyClass(files, classes);
  }

  private static Split split(DataFiles files, String path, String[] parts)
      throws UnusableDataException {
    if (parts.length < 3) {
      throw new UnusableDataException(
          files.location(path),
          "found an image %d folders deep, expected <split>/<class>/<file>"
              .formatted(parts.length - 1));
    }
    return SplitNames.find(parts[0])
        .orElseThrow(
            () ->
                new UnusableDataException(
                    files.location(path),
                    "found an image in the split \"%s\", expected %s"
                        .formatted(parts[0], SplitNames.ALLOWED)));
  }

  /** A class whose folder is empty was meant to be there: its images are missing. */
  private static void requireNoEmptyClass(DataFiles files, ClassColumn classes) throws IOException {
    Set<String> filled = Set.copyOf(classes.names());
    for (String folder : files.folders()) {
      String[] parts = folder.split("/", -1);
      if (parts.length == 2
          && !parts[1].startsWith(".")
          && SplitNames.find(parts[0]).equals(Optional.of(Split.TRAIN))
          && !filled.contains(parts[1])) {
        throw new UnusableDataException(
            files.location(folder), "found no readable image in this class folder, expected some");
      }
    }
  }
}
