package dev.guillotine.representation.data.store;

import java.io.IOException;
import java.nio.file.Path;

/** An entry of the cache is not as it was laid down: it has to be read anew. */
final class DamagedEntryException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedEntryException(Path file, String problem) {
    super(file + " " + problem);
  }
}
