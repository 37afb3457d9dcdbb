package dev.guillotine.representation.data.files;

import dev.guillotine.contracts.specification.DataPath;
import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Files in the object store.
 *
 * @param store that holds them
 * @param location {@code s3://bucket/prefix}, without a slash at its end
 */
public record ObjectFiles(StoredFiles store, String location) implements DataFiles {
  @Override
  public List<Entry> list() throws IOException {
    String prefix = prefix();
    try {
      List<Entry> entries =
          store.list(DataPath.bucket(location), prefix).stream()
              .filter(entry -> !entry.key().endsWith("/"))
              .map(
                  entry ->
                      new Entry(
                          entry.key().substring(prefix.length()), entry.size(), entry.version()))
              .sorted(Comparator.comparing(Entry::path))
              .toList();
      if (entries.isEmpty()) {
        throw new UnusableDataException(location, "holds nothing");
      }
      return entries;
    } catch (NoSuchFileException e) {
      throw new UnusableDataException(location, "there is no such bucket");
    }
  }

  /** The key of a file, as on a disk: a dot leads nowhere, two lead up. */
  private String key(String path) throws UnusableDataException {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      boolean up = part.equals("..");
      if ((up && parts.isEmpty()) || path.startsWith("/")) {
        throw new UnusableDataException(
            location, "found the path \"%s\", expected one inside of this folder".formatted(path));
      }
      if (up) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return prefix() + String.join("/", parts);
  }

  private String prefix() {
    String key = DataPath.key(location);
    return key.isEmpty() ? "" : key + "/";
  }

  @Override
  public InputStream open(String path) throws IOException {
    try {
      return store.open(DataPath.bucket(location), key(path));
    } catch (NoSuchFileException e) {
      throw new UnusableDataException(location(path), "there is no such object");
    }
  }

  @Override
  public Path onDisk(String path, Path copy) throws IOException {
    try (InputStream input = open(path)) {
      Files.copy(input, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }
}
