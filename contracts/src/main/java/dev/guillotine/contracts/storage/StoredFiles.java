package dev.guillotine.contracts.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads what users have put into buckets of the object store. */
public interface StoredFiles {

  /**
   * One object.
   *
   * @param key in its bucket
   * @param size in bytes
   * @param version changes whenever the content does: its ETag
   */
  record Entry(String key, long size, String version) {}

  /**
   * The objects whose keys begin with a prefix, ordered by key.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such bucket
   * @throws IOException if the store does not answer
   */
  List<Entry> list(String bucket, String prefix) throws IOException;

  /**
   * The content of one object from its beginning; to be closed.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such object
   * @throws IOException if the store does not answer
   */
  InputStream open(String bucket, String key) throws IOException;
}
