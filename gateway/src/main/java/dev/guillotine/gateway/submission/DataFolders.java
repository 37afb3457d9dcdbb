package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.InvalidValueException;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses data that lie in a folder which is not there. What the folder holds is not looked at. */
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
   * @throws InvalidValueException naming the path when it is not a folder that can be read
   */
  void require(DataSource data) {
    if (checked && data instanceof DataSource.Folder folder) {
      Path path = Path.of(folder.path());
      if (!Files.isDirectory(path) || !Files.isReadable(path)) {
        throw new InvalidValueException(
            "data.path",
            folder.path(),
            "the absolute path of a folder that exists and is readable");
      }
    }
  }
}
