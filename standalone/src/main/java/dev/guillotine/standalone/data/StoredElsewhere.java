package dev.guillotine.standalone.data;

import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Stands where a service has the object store: the command line speaks to none. */
final class StoredElsewhere implements StoredFiles {
  @Override
  public List<Entry> list(String bucket, String prefix) throws IOException {
    throw refusal(bucket, prefix);
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    throw refusal(bucket, key);
  }

  private static UnusableDataException refusal(String bucket, String key) {
    return new UnusableDataException(
        "s3://" + bucket + "/" + key,
        "lies in an object store, where this command can't look;"
            + " register the set at the gateway, and it will be described there");
  }
}
