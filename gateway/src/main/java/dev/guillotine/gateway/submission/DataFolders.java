package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.specification.DataPath;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.validation.InvalidValueException;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses data that lie in files which are not there. What they hold is not looked at, nor is the
 * object store.
 */
@Singleton
public class DataFolders {
  private final boolean checked;

  DataFolders(
      @ConfigProperty(name = "guillotine.gateway.check-data-paths", defaultValue = "true")
          boolean checked) {
    this.checked = checked;
  }

  /**
   * Returns if the data can be there, as seen from here.
   *
   * @param field that the data were given in
   * @throws InvalidValueException naming the path when nothing is there that can be read
   */
  void require(String field, DataSource data) {
    if (checked && data instanceof LocatedSource located && !DataPath.isStored(located.path())) {
      Path path = Path.of(located.path());
      boolean file = data instanceof LocatedSource.Manifest || data instanceof LocatedSource.Npz;
      boolean there = file ? Files.isRegularFile(path) : Files.isDirectory(path);
      if (!there || !Files.isReadable(path)) {
        throw new InvalidValueException(
            field + ".path",
            located.path(),
            "the absolute path of a %s that exists and is readable"
                .formatted(file ? "file" : "folder"));
      }
    }
  }
}
