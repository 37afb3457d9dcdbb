package dev.guillotine.embedding.module;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a process of a module finds the service's classes. */
final class ModuleClasspath {
  private ModuleClasspath() {}

  /**
   * As a packaged service lies there: its own jar in {@code app}, what it needs in {@code
   * lib/main}, which the launcher's own class path does not name; otherwise the class path of this
   * process.
   */
  static String ofThisService() {
    Path app = home().getParent();
    Path libraries = app.resolveSibling("lib").resolve("main");
    return Files.isDirectory(libraries)
        ? app.resolve("*") + File.pathSeparator + libraries.resolve("*")
        : System.getProperty("java.class.path");
  }

  private static Path home() {
    URI location;
    try {
      location = ModuleHost.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes were loaded from no place on a disk", e);
    }
    return Path.of(location).toAbsolutePath();
  }
}
