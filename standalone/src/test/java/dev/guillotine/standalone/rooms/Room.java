package dev.guillotine.standalone.rooms;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rooms of the house, and which others each may import. */
enum Room {
  CONTRACTS("contracts"),
  EMBEDDED("embedded"),
  PLATFORM("platform"),
  REPRESENTATION("representation"),
  TRAINER("trainer-service"),
  EMBEDDING("embedding-service"),
  PROBE("probe-service"),
  GATEWAY("gateway"),
  STANDALONE("standalone");

  private final String module;

  Room(String module) {
    this.module = module;
  }

  /** The table: which other rooms this one may import. */
  Set<Room> imports() {
    return switch (this) {
      case CONTRACTS, EMBEDDED -> Set.of();
      case PLATFORM, REPRESENTATION -> Set.of(CONTRACTS);
      case TRAINER, EMBEDDING, PROBE -> Set.of(CONTRACTS, PLATFORM, REPRESENTATION);
      case GATEWAY -> Set.of(CONTRACTS, PLATFORM);
      case STANDALONE -> Set.of(CONTRACTS, EMBEDDED, REPRESENTATION, TRAINER);
    };
  }

  /** The rooms that are built. */
  static List<Room> built() {
    return Arrays.stream(values()).filter(room -> Files.exists(room.classFolder())).toList();
  }

  /** The classes of all rooms that are built. */
  static JavaClasses house() {
    return new ClassFileImporter().importPaths(built().stream().map(Room::classFolder).toList());
  }

  /** Whether a class was compiled in this room, wherever its package says that it belongs. */
  DescribedPredicate<JavaClass> holds() {
    String folder = classFolder().toUri().toString();
    return DescribedPredicate.describe(
        "are compiled in " + module,
        type -> type.getSource().orElseThrow().getUri().toString().startsWith(folder));
  }

  /** The folder that its sources are in. */
  String module() {
    return module;
  }

  /** The pattern of its packages. */
  String packages() {
    return "dev.guillotine." + name().toLowerCase(Locale.ROOT) + "..";
  }

  /** The patterns of the packages that it must not import. */
  String[] forbidden() {
    return Arrays.stream(values())
        .filter(other -> other != this && !imports().contains(other))
        .map(Room::packages)
        .toArray(String[]::new);
  }

  private Path classFolder() {
    return Path.of("..", module, "target", "classes", "dev").toAbsolutePath().normalize();
  }
}
