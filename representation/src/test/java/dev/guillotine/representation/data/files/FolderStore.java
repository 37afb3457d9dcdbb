package dev.guillotine.representation.data.files;

import dev.guillotine.contracts.storage.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object store whose buckets are folders, for tests.
 *
 * @param root folder of the buckets
 */
public record FolderStore(Path root) implements StoredFiles {
  @Override
  public List<Entry> list(String bucket, String prefix) throws IOException {
    Path folder = root.resolve(bucket);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(bucket);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> entry(folder, file))
          .filter(entry -> entry.key().startsWith(prefix))
          .sorted(Comparator.comparing(Entry::key))
          .toList();
    }
  }

  private static Entry entry(Path folder, Path file) {
    String key = folder.relativize(file).toString();
    return new Entry(key, file.toFile().length(), Long.toString(file.toFile().lastModified()));
  }

  /** Keys are texts: two dots lead nowhere. */
  @Override
  public InputStream open(String bucket, String key) throws IOException {
    for (Entry entry : list(bucket, key)) {
      if (entry.key().equals(key)) {
        return Files.newInputStream(root.resolve(bucket).resolve(key));
      }
    }
    throw new NoSuchFileException(key);
  }
}
