package dev.guillotine.platform.storage;

import dev.guillotine.contracts.validation.Required;
import io.minio.messages.Item;
import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param key its whole key
 * @param size in bytes
 * @param modified when it was last written, by the store's clock
 */
public record StoredObject(String key, long size, Instant modified) {
  public StoredObject {
    Required.text("key", key);
    Required.count("size", size);
    Required.present("modified", modified);
  }

  static StoredObject of(Item item) {
    return new StoredObject(item.objectName(), item.size(), item.lastModified().toInstant());
  }
}
