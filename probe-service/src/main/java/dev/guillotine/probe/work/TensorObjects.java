package dev.guillotine.probe.work;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of tensors in the object store.
 *
 * @param store that holds them
 * @param folder for the one that is read
 */
record TensorObjects(ObjectStore store, Scratch.Folder folder) {

  /** What is made of a file. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads what is needed; the file is closed afterwards. */
    T from(SafetensorsFile file) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @throws PermanentFailure when it is missing, corrupt, or no such file
   */
  <T> T read(ObjectReference object, Reading<T> reading) throws WorkFailure {
    Path file = folder.file("object");
    store.get(object, file);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      return reading.from(tensors);
    } catch (IOException | ArithmeticException e) {
      throw new PermanentFailure(object.key() + " is not readable: " + e.getMessage(), e);
    } finally {
      delete(file);
    }
  }

  /**
   * Reads a document (JSON).
   *
   * @throws PermanentFailure when it is missing, corrupt, or no such document
   */
  <T> T document(ObjectReference object, Class<T> type) throws WorkFailure {
    Path file = folder.file("document");
    store.get(object, file);
    try {
      return Json.read(Files.readString(file), type);
    } catch (IOException | InvalidValueException e) {
      throw new PermanentFailure(object.key() + " is not readable: " + e.getMessage(), e);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
