package dev.guillotine.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that one stack keeps everything in: what happened, bulk data, logs. It can be deleted
 * as a whole while no stack runs.
 *
 * @param folder absolute path
 */
public record Home(Path folder) {
  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The broker's data. */
  public Path kafka() {
    return folder.resolve("kafka");
  }

  /** The object store's data. */
  public Path objects() {
    return folder.resolve("objects");
  }

  /** Data sets that were read, in a form that can be mapped into memory; all can be read anew. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The gateway's view of the log. */
  public Path view() {
    return folder.resolve("view");
  }

  /** One file for each service and one for the supervisor. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The supervisor's log. */
  public Path log() {
    return logs().resolve("standalone.log");
  }

  /** A service's log. */
  public Path log(Service service) {
    return logs().resolve(service.label() + ".log");
  }

  /** A service's temporary files. */
  public Path scratch(Service service) {
    return folder.resolve("scratch").resolve(service.label());
  }

  /** Held by whoever runs the stack. */
  Path lock() {
    return folder.resolve("standalone.lock");
  }

  /** Says where the stack listens while it is up. */
  Path description() {
    return folder.resolve("standalone.json");
  }

  /** Makes the folder; refuses one that can't be written. */
  void create() {
    try {
      Files.createDirectories(logs());
    } catch (IOException e) {
      throw new StartFailedException(
          "can't write the home folder %s (%s); choose another with --home"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** Makes empty scratch folders: what services that were killed left behind goes. */
  void clearScratch() {
    try {
      for (Service service : Service.values()) {
        delete(scratch(service));
        Files.createDirectories(scratch(service));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't clear scratch folders in " + folder, e);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(tree)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
