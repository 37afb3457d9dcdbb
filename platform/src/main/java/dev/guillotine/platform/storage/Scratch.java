package dev.guillotine.platform.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Room for temporary files below {@code guillotine.scratch}. What a killed process of the same
 * service left behind is removed when the service starts again.
 */
@Singleton
public final class Scratch {
  private static final Logger LOG = Logger.getLogger(Scratch.class);

  private final Path own;

  /** Cleans up after processes that are gone, and reserves a folder for this one. */
  @Inject
  public Scratch(
      @ConfigProperty(name = "guillotine.scratch", defaultValue = "${java.io.tmpdir}") Path root,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    String prefix = "guillotine-" + application + "-";
    long pid = ProcessHandle.current().pid();
    try {
      Files.createDirectories(root);
      try (Stream<Path> siblings = Files.list(root)) {
        siblings.filter(folder -> abandoned(folder, prefix, pid)).forEach(Scratch::remove);
      }
      own = Files.createDirectories(root.resolve(prefix + pid));
    } catch (IOException e) {
      throw new UncheckedIOException("guillotine.scratch: " + root + " is not writable", e);
    }
  }

  /** Of a process that is gone, or of one that had our number before us. */
  private static boolean abandoned(Path folder, String prefix, long pid) {
    String name = folder.getFileName().toString();
    if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("\\d{1,18}")) {
      return false;
    }
    long owner = Long.parseLong(name.substring(prefix.length()));
    return owner == pid || ProcessHandle.of(owner).isEmpty();
  }

  /** A new empty folder, which is removed with all that is in it when it is closed. */
  public Folder open() {
    try {
      return new Folder(Files.createTempDirectory(own, ""));
    } catch (IOException e) {
      throw new UncheckedIOException("no room for temporary files in " + own, e);
    }
  }

  /**
   * A folder for the time of one task.
   *
   * @param path where it is
   */
  public record Folder(Path path) implements AutoCloseable {
    /** A file in it. */
    public Path file(String name) {
      return path.resolve(name);
    }

    @Override
    public void close() {
      remove(path);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warnf("temporary files were left behind in %s: %s", folder, e.getMessage());
    }
  }
}
