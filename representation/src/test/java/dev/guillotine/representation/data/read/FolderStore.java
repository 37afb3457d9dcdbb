package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.storage.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object store whose buckets are folders.
 *
 * @param root holds the buckets
 */
record FolderStore(Path root) implements StoredFiles {
  @Override
  public List<Entry> list(String bucket, String prefix) throws IOException {
    Path folder = root.resolve(bucket);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(bucket);
    }
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String key = folder.relativize(file).toString().replace('\\', '/');
        if (key.startsWith(prefix)) {
          String version = Files.getLastModifiedTime(file).toString();
          entries.add(new Entry(key, Files.size(file), version));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::key));
    return entries;
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    return Files.newInputStream(root.resolve(bucket).resolve(key));
  }
}
