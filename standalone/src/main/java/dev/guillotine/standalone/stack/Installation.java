package dev.guillotine.standalone.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where the services as they were built lie.
 *
 * @param root the folder that holds one folder for each service
 */
public record Installation(Path root) {
  /** The system property that names the root; the launcher script sets it. */
  public static final String PROPERTY = "guillotine.root";

  public Installation {
    root = root.toAbsolutePath().normalize();
  }

  /** The installation that the launcher script names, or else the current folder. */
  public static Installation current() {
    return new Installation(Path.of(System.getProperty(PROPERTY, "")));
  }

  /** The jar that starts a service. */
  public Path jar(Service service) {
    return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /**
   * Checks that every service is there.
   *
   * @throws StartFailedException naming the files that are missing
   */
  public void requireBuilt() {
    List<Path> missing =
        Arrays.stream(Service.values()).map(this::jar).filter(jar -> !Files.exists(jar)).toList();
    if (!missing.isEmpty()) {
      throw new StartFailedException(
          "not built: %s; build with \"./mvnw -DskipTests package\" in the installation's folder"
              .formatted(String.join(", ", missing.stream().map(Path::toString).toList())));
    }
  }
}
