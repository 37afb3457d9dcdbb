package dev.guillotine.platform.storage;

import dev.guillotine.contracts.storage.StoredFiles;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** What users have put into the object store, in whichever bucket our credentials may read. */
@Singleton
public final class UserFiles implements StoredFiles, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UserFiles.class);

  private final StoreConnection connection;

  /** Files of the configured store. */
  public UserFiles(ObjectStoreConfiguration configuration) {
    this.connection = new StoreConnection(configuration);
  }

  @Override
  public List<Entry> list(String bucket, String prefix) throws IOException {
    try {
      return connection.list(bucket, prefix, true).stream()
          .map(UserFiles::entry)
          .sorted(Comparator.comparing(Entry::key))
          .toList();
    } catch (MinioException e) {
      throw failure("s3://" + bucket + "/" + prefix, e);
    }
  }

  private static Entry entry(Item item) {
    return new Entry(item.objectName(), item.size(), String.valueOf(item.etag()));
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    try {
      return connection.open(bucket, key);
    } catch (MinioException e) {
      throw failure("s3://" + bucket + "/" + key, e);
    }
  }

  private static IOException failure(String what, MinioException e) {
    return StoreConnection.status(e) == StoreConnection.NOT_FOUND
        ? new NoSuchFileException(what)
        : new IOException("could not read " + what + ": " + e.getMessage(), e);
  }

  @Override
  @PreDestroy
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      LOG.debug("the connections were not closed", e);
    }
  }
}
