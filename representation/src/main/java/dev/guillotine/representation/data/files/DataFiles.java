package dev.guillotine.representation.data.files;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files below one folder, on a disk or in an object store. */
public interface DataFiles {

  /**
   * One file.
   *
   * @param path relative to the folder, with slashes between its parts
   * @param size in bytes
   * @param version changes whenever the content does
   */
  record Entry(String path, long size, String version) {}

  /** Where the folder lies, for messages. */
  String location();

  /** Where a file lies, for messages. */
  default String location(String path) {
    return location() + "/" + path;
  }

  /** Last part of the folder's name. */
  default String name() {
    return location().substring(location().lastIndexOf('/') + 1);
  }

  /**
   * All files in the folder and below, ordered by path.
   *
   * @throws UnusableDataException if there is no such folder
   * @throws IOException if it can't be read now
   */
  List<Entry> list() throws IOException;

  /** All folders below, by path; none in an object store, which knows no empty ones. */
  default List<String> folders() throws IOException {
    return List.of();
  }

  /** The file of that path, if there is one. */
  default Optional<Entry> find(String path) throws IOException {
    return list().stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /**
   * Opens a file; to be closed.
   *
   * @param path relative to the folder
   * @throws UnusableDataException if there is no such file, or it lies outside of the folder
   * @throws IOException if it can't be read now
   */
  InputStream open(String path) throws IOException;

  /**
   * The file on a disk, for formats that have to be read out of order.
   *
   * @param path relative to the folder
   * @param copy where a copy goes, should one be needed
   */
  Path onDisk(String path, Path copy) throws IOException;
}
