package dev.guillotine.embedding.work;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an extraction writes down of itself in the object store (JSON). */
public final class StoredDocument {
  private static final int LARGEST = 256 << 20;

  private StoredDocument() {}

  /**
   * Reads a document, if it is there.
   *
   * @throws WorkFailure when the store does not answer, or the document is larger than 256 MiB
   * @throws dev.guillotine.contracts.validation.InvalidValueException when it is of another form
   */
  public static <T> Optional<T> find(String key, Class<T> type, ObjectStore store)
      throws WorkFailure {
    return store
        .find(key, LARGEST)
        .map(json -> Json.read(new String(json, StandardCharsets.UTF_8), type));
  }
}
