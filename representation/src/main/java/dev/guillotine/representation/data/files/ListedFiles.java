package dev.guillotine.representation.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Files as they were listed once: who reads them asks a disk or a store for their names no more.
 *
 * @param files the folder
 * @param list all files in it and below, ordered by path
 */
public record ListedFiles(DataFiles files, List<Entry> list) implements DataFiles {
  public ListedFiles {
    list = List.copyOf(list);
  }

  /** Lists them. */
  public static ListedFiles of(DataFiles files) throws IOException {
    return new ListedFiles(files, files.list());
  }

  @Override
  public String location() {
    return files.location();
  }

  @Override
  public List<String> folders() throws IOException {
    return files.folders();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return files.open(path);
  }

  @Override
  public Path onDisk(String path, Path copy) throws IOException {
    return files.onDisk(path, copy);
  }
}
