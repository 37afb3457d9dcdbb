package dev.guillotine.benchmarks;

import dev.guillotine.contracts.storage.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** In place of an object store, for sets that lie on a disk. */
final class NoStore implements StoredFiles {
  @Override
  public List<Entry> list(String bucket, String prefix) throws IOException {
    throw new IOException("there is no object store here");
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    throw new IOException("there is no object store here");
  }
}
