package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads image files in folders {@code split/class/…/file}, ordered by path. Files that do not bear
 * an image's ending are left alone.
 *
 * @param source how they are decoded
 */
record FolderReader(LocatedSource.Folders source) implements SetReader {
  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "jfif");

  @Override
  public String version() {
    return "folders-1";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    ClassColumn classes = new ClassColumn();
    writer.task("class", classes);
    try (ImageWriter images = new ImageWriter(source.pixels(), writer)) {
      for (DataFiles.Entry entry : files.list()) {
        if (!isImage(entry.path())) {
          continue;
        }
        String[] parts = entry.path().split("/", -1);
        if (parts.length < 3) {
          throw misplaced(files, entry);
        }
        Optional<Split> split = SplitNames.find(parts[0]);
        if (split.isEmpty()) {
          throw misplaced(files, entry);
        }
        images.add(
            files.location(entry.path()),
            entry.size(),
            split.get(),
            () -> FileBytes.of(files, entry.path()),
            () -> classes.add(split.get(), parts[1]));
      }
      images.finish();
    }
    requireNoEmptyClass(files, classes);
  }

  private static UnusableDataException misplaced(DataFiles files, DataFiles.Entry entry) {
    return new UnusableDataException(
        files.location(entry.path()),
        "found an image here, expected train/<class>/<file>, and likewise for validation and test");
  }

  private static boolean isImage(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** A class whose folder is empty was meant to be there: its images are missing. */
  private static void requireNoEmptyClass(DataFiles files, ClassColumn classes) throws IOException {
    for (String folder : files.folders()) {
      String[] parts = folder.split("/", -1);
      if (parts.length == 2
          && SplitNames.find(parts[0]).equals(Optional.of(Split.TRAIN))
          && !classes.names().contains(parts[1])) {
        throw new UnusableDataException(
            files.location(folder), "found no readable image in this class folder, expected some");
      }
    }
  }
}
